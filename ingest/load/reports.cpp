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

Result<std::string> ReportShelf::ShaAt(const std::string& path) const {
  const auto at = store_.snapshot();
  const graph::Tokens tokens = store_.tokens(*at);
  const auto index =
      store_.indexes().Find(*tokens.FindLabel("Report"), *tokens.FindProperty("paths"), model::IndexKind::kOrdered);
  if (!index) return Fail(ErrorCode::kInternal, Say("缺少 Report.paths 索引", "there is no index on Report.paths"));
  graph::ScanSpec spec;
  const std::string key = graph::EncodeOrdered(graph::Value(path));
  spec.range = graph::ScanSpec::Range{*index, key, key, true, true};
  spec.projection.properties = {*tokens.FindProperty("sha256"), *tokens.FindProperty("paths")};
  std::string sha256;
  auto end = store_.scan(*at, spec, [&](const graph::NodeBlock& block) {
    for (std::size_t i = 0; i < block.size(); ++i) {
      const std::vector<std::string> paths = StringsOf(&block.columns[1][i]);
      const std::string* sha = block.columns[0][i].AsString();
      if (sha != nullptr && std::find(paths.begin(), paths.end(), path) != paths.end()) sha256 = *sha;
    }
    return sha256.empty();
  });
  if (!end) return end.error();
  return sha256;
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

Result<ReportShelf::Outcome> ReportShelf::Put(const Document& document, ReportFacts facts) {
  JITU_TRY(const std::string old_sha, ShaAt(document.path));
  if (old_sha == document.sha256) return Outcome::kUnchanged;

  std::set<std::string> groups{GroupName(facts)};
  if (!old_sha.empty()) {
    JITU_TRY(const std::optional<StoredReport> old, Find(old_sha));
    if (old) groups.insert(GroupName(old->facts));
  }
  const auto at = store_.snapshot();
  const graph::Tokens tokens = store_.tokens(*at);
  const std::string home = GroupName(facts);
  facts.path.clear();  // paths stand at the report's node: one report may lie at several
  const std::string lines = ToJsonLines(facts);
  PartChange change;
  for (const std::string& group : groups) {
    JITU_TRY(const Reports before, OfGroup(group));
    Reports after = before;
    const auto old = after.find(old_sha);
    if (old != after.end() && RemovePath(old->second, document.path)) after.erase(old);
    if (group == home) {
      const auto [report, fresh] = after.try_emplace(document.sha256, StoredReport{std::move(facts), {}});
      AddPath(report->second, document.path);
    }
    Merge(change, Difference(ClaimsOf(before, tokens), ClaimsOf(after, tokens), tokens, SharedLabels()));
  }
  JITU_CHECK_OK(Complete(change, store_, *at));
  change.batch.attachments.push_back({ReportId(document.sha256), "facts", lines});
  change.batch.attachments.push_back({ReportId(document.sha256), "text", document.source});
  change.batch.settings.emplace_back(kDerivedSetting, "no");
  JITU_TRY([[maybe_unused]] const std::uint64_t version, store_.commit(change.batch));
  return old_sha.empty() ? Outcome::kAdded : Outcome::kReplaced;
}

}  // namespace jitu::ingest
