#include "ingest/load/reports.h"

#include <algorithm>
#include <set>

#include "ingest/load/derive.h"

namespace jitu::ingest {
namespace {

/// Adds what `part` says to `whole`; both come from claims, so what both say is the same or the first counts.
void Merge(PartChange& whole, PartChange part) {
  const auto append = [](auto& to, auto& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  };
  append(whole.batch.removed_nodes, part.batch.removed_nodes);
  append(whole.batch.removed_relationships, part.batch.removed_relationships);
  append(whole.batch.nodes, part.batch.nodes);
  append(whole.batch.relationships, part.batch.relationships);
  append(whole.abandoned, part.abandoned);
}

bool RemovePath(StoredReport& report, const std::string& path) {
  auto& paths = report.paths;
  paths.erase(std::remove(paths.begin(), paths.end(), path), paths.end());
  return paths.empty();
}

void AddPath(StoredReport& report, const std::string& path) {
  report.paths.push_back(path);
  std::sort(report.paths.begin(), report.paths.end());
  report.paths.erase(std::unique(report.paths.begin(), report.paths.end()), report.paths.end());
}

}  // namespace

Result<std::vector<std::string>> ReportShelf::ShasAt(const std::string& path) const {
  const auto at = store_.snapshot();
  const graph::Tokens tokens = store_.tokens(*at);
  const auto index =
      store_.indexes().Find(*tokens.FindLabel("Report"), *tokens.FindProperty("paths"), model::IndexKind::kOrdered);
  if (!index) return Fail(ErrorCode::kInternal, Say("缺少 Report.paths 索引", "there is no index on Report.paths"));
  graph::ScanSpec spec;
  const std::string key = graph::EncodeOrdered(graph::Value(path));
  spec.range = graph::ScanSpec::Range{*index, key, key, true, true};
  spec.projection.properties = {*tokens.FindProperty("sha256"), *tokens.FindProperty("paths")};
  std::vector<std::string> found;
  auto end = store_.scan(*at, spec, [&](const graph::NodeBlock& block) {
    for (std::size_t i = 0; i < block.size(); ++i) {
      const std::vector<std::string> paths = StringsOf(&block.columns[1][i]);
      const std::string* sha = block.columns[0][i].AsString();
      if (sha != nullptr && std::find(paths.begin(), paths.end(), path) != paths.end()) found.push_back(*sha);
    }
    return true;
  });
  if (!end) return end.error();
  std::sort(found.begin(), found.end());
  return found;
}

Result<std::vector<std::string>> ReportShelf::PathsIn(const std::string& file) const {
  const auto at = store_.snapshot();
  const graph::Tokens tokens = store_.tokens(*at);
  const auto index =
      store_.indexes().Find(*tokens.FindLabel("Report"), *tokens.FindProperty("paths"), model::IndexKind::kOrdered);
  if (!index) return Fail(ErrorCode::kInternal, Say("缺少 Report.paths 索引", "there is no index on Report.paths"));
  graph::ScanSpec spec;
  // `"` follows `!`.
  spec.range = graph::ScanSpec::Range{*index, graph::EncodeOrdered(graph::Value(file)),
                                      graph::EncodeOrdered(graph::Value(file + "\"")), true, false};
  spec.projection.properties = {*tokens.FindProperty("paths")};
  std::set<std::string> paths;
  JITU_CHECK_OK(store_.scan(*at, spec, [&](const graph::NodeBlock& block) {
    for (const graph::Value& value : block.columns[0]) {
      for (const std::string& path : StringsOf(&value)) {
        if (path == file || path.starts_with(file + "!")) paths.insert(path);
      }
    }
    return true;
  }));
  return std::vector<std::string>(paths.begin(), paths.end());
}

Result<std::optional<StoredReport>> ReportShelf::Find(const std::string& sha256) const {
  const auto at = store_.snapshot();
  const graph::Tokens tokens = store_.tokens(*at);
  const NodeId id = ReportId(sha256);
  JITU_TRY(const std::optional<std::string> lines, store_.attachment(*at, id, "facts"));
  if (!lines) return std::optional<StoredReport>();
  StoredReport report;
  JITU_TRY(report.facts, FromJsonLines(*lines));
  graph::Projection projection;
  projection.properties = {*tokens.FindProperty("paths")};
  const std::vector<NodeId> ids{id};
  JITU_CHECK_OK(store_.nodes(*at, ids, projection, [&](const graph::NodeBlock& block) {
    if (block.size() > 0) report.paths = StringsOf(&block.columns[0][0]);
    return true;
  }));
  return std::optional<StoredReport>(std::move(report));
}

Result<ReportShelf::Reports> ReportShelf::OfGroup(const std::string& group) const {
  const auto at = store_.snapshot();
  const graph::Tokens tokens = store_.tokens(*at);
  graph::ExpandSpec spec;
  spec.types = {*tokens.FindType("PUBLISHED")};
  std::vector<NodeId> reports;
  const std::vector<NodeId> unit{UnitId(group)};
  JITU_CHECK_OK(store_.expand(*at, unit, spec, [&](const graph::NeighbourBlock& block) {
    reports.insert(reports.end(), block.neighbour.begin(), block.neighbour.end());
    return true;
  }));
  graph::Projection projection;
  projection.properties = {*tokens.FindProperty("sha256")};
  std::vector<std::string> hashes;
  JITU_CHECK_OK(store_.nodes(*at, reports, projection, [&](const graph::NodeBlock& block) {
    for (const graph::Value& sha : block.columns[0]) {
      if (sha.AsString() != nullptr) hashes.push_back(*sha.AsString());
    }
    return true;
  }));
  Reports found;
  for (const std::string& sha : hashes) {
    JITU_TRY(std::optional<StoredReport> report, Find(sha));
    if (report) found.emplace(sha, std::move(*report));
  }
  return found;
}

/// The reports of each group that arrivals change, as they are and as they are to be.
class ReportShelf::GroupChanges {
 public:
  struct Group {
    Reports before, after;
  };

  explicit GroupChanges(const ReportShelf& shelf) : shelf_(shelf) {}

  Result<Group*> Of(const std::string& name) {
    const auto [at, is_new] = places_.try_emplace(name, groups_.size());
    if (is_new) {
      JITU_TRY(Reports before, shelf_.OfGroup(name));
      groups_.push_back({before, std::move(before)});
    }
    return &groups_[at->second];
  }

  /// In the order in which they came up: what several groups say of one thing stands as the last of them says it.
  const std::vector<Group>& all() const { return groups_; }

 private:
  const ReportShelf& shelf_;
  std::map<std::string, std::size_t> places_;
  std::vector<Group> groups_;
};

Result<ReportShelf::Outcome> ReportShelf::Take(Arrival arrival, GroupChanges& groups, graph::WriteBatch& batch) const {
  const std::string& path = arrival.document.path;
  JITU_TRY(const std::vector<std::string> old_shas, ShasAt(path));
  std::vector<std::string> shas;
  for (const ReportFacts& facts : arrival.reports) shas.push_back(facts.sha256);
  std::sort(shas.begin(), shas.end());
  if (old_shas == shas) return Outcome::kUnchanged;

  for (const std::string& sha : old_shas) {
    JITU_TRY(const std::optional<StoredReport> stored, Find(sha));
    if (!stored) continue;
    JITU_TRY(GroupChanges::Group* const group, groups.Of(GroupName(stored->facts)));
    const auto old = group->after.find(sha);
    if (old != group->after.end() && RemovePath(old->second, path)) group->after.erase(old);
  }
  for (ReportFacts& facts : arrival.reports) {
    facts.path.clear();  // paths stand at the report's node: one report may lie at several
    const std::string sha = facts.sha256;
    batch.attachments.push_back({ReportId(sha), "facts", ToJsonLines(facts)});
    JITU_TRY(GroupChanges::Group* const group, groups.Of(GroupName(facts)));
    AddPath(group->after.try_emplace(sha, StoredReport{std::move(facts), {}}).first->second, path);
  }
  if (!shas.empty()) {
    const std::string& sha = arrival.document.sha256;
    const bool whole = std::find(shas.begin(), shas.end(), sha) != shas.end();
    batch.attachments.push_back({ReportId(whole ? sha : shas.front()), "text", std::move(arrival.document.source)});
  }
  return old_shas.empty() ? Outcome::kAdded : Outcome::kReplaced;
}

Result<std::vector<ReportShelf::Outcome>> ReportShelf::Put(std::vector<Arrival> arrivals) {
  std::vector<Outcome> outcomes;
  GroupChanges groups(*this);
  PartChange change;
  for (Arrival& arrival : arrivals) {
    JITU_TRY(const Outcome outcome, Take(std::move(arrival), groups, change.batch));
    outcomes.push_back(outcome);
  }
  const auto changes = [](Outcome outcome) { return outcome != Outcome::kUnchanged; };
  if (std::none_of(outcomes.begin(), outcomes.end(), changes)) return outcomes;
  const auto at = store_.snapshot();
  const graph::Tokens tokens = store_.tokens(*at);
  for (const GroupChanges::Group& group : groups.all()) {
    Merge(change, Difference(ClaimsOf(group.before, tokens), ClaimsOf(group.after, tokens), tokens, SharedLabels()));
  }
  JITU_CHECK_OK(Complete(change, store_, *at));
  change.batch.settings.emplace_back(kDerivedSetting, "no");
  JITU_TRY([[maybe_unused]] const std::uint64_t version, store_.commit(change.batch));
  return outcomes;
}

}  // namespace jitu::ingest
