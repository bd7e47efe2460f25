#include <algorithm>
#include <map>
#include <set>

#include "query/findings/checks.h"
#include "schema/base/ids.h"
#include "schema/text/normalise.h"
#include "schema/text/utf8.h"

namespace jitu::query {
namespace {

using graph::Direction;

constexpr std::size_t kShortest = 30;    // characters of a sentence that two hands hardly write alike
constexpr std::size_t kMostReports = 8;  // in more reports it is a phrase of the trade
constexpr std::size_t kMostEvidence = 8;

/// Passages by what they say, those of one wording together.
Result<std::map<std::uint64_t, std::vector<NodeId>>> ByWording(const GraphMoment& reader) {
  std::map<std::uint64_t, std::vector<NodeId>> alike;
  JITU_CHECK_OK(reader.Scan("Passage", {"quote"}, UINT64_MAX, [&](FoundNode&& record) {
    const std::string key = text::NameKey(TextOf(record.values[0]));
    if (text::CountCodePoints(key) >= kShortest) alike[Hash64(key)].push_back(record.id);
    return true;
  }));
  std::erase_if(alike, [](const auto& entry) { return entry.second.size() < 2; });
  return alike;
}

Result<std::map<NodeId, NodeId>> EndOf(const GraphMoment& reader, const std::vector<NodeId>& ids, std::string_view type,
                                       Direction direction) {
  JITU_TRY(const auto links, reader.Follow(ids, type, direction));
  std::map<NodeId, NodeId> ends;
  for (const auto& link : links) ends.emplace(link.from, link.to);
  return ends;
}

}  // namespace

Result<std::vector<FindingRow>> CheckIdenticalParagraphs(const GraphMoment& reader, const FindingDefinition&) {
  JITU_TRY(const auto alike, ByWording(reader));
  std::vector<NodeId> passages;
  for (const auto& [wording, ids] : alike) passages.insert(passages.end(), ids.begin(), ids.end());
  JITU_TRY(const auto report_of, EndOf(reader, passages, "IN", Direction::kOut));
  std::set<NodeId> reports;
  for (const auto& [passage, report] : report_of) reports.insert(report);
  JITU_TRY(const auto unit_of,
           EndOf(reader, std::vector<NodeId>(reports.begin(), reports.end()), "PUBLISHED", Direction::kIn));
  std::map<std::set<NodeId>, std::vector<std::vector<NodeId>>> shared;  // by units
  for (const auto& [wording, ids] : alike) {
    std::set<NodeId> units;
    for (const NodeId id : ids) {
      const auto report = report_of.find(id);
      const auto unit = report == report_of.end() ? unit_of.end() : unit_of.find(report->second);
      if (unit != unit_of.end()) units.insert(unit->second);
    }
    if (units.size() > 1 && units.size() <= kMostReports) shared[units].push_back(ids);
  }
  std::vector<FindingRow> rows;
  for (const auto& [units, places] : shared) {
    JITU_TRY(const auto records, reader.Nodes(std::vector<NodeId>(units.begin(), units.end()), {"name"}));
    std::set<std::string> names;
    for (const auto& record : records) names.insert(TextOf(record.values[0]));
    FindingRow row;
    for (const auto& ids : places) {
      for (const NodeId id : ids) {
        if (row.passages.size() < kMostEvidence) row.passages.push_back(id);
      }
    }
    JITU_TRY(const auto quotes, reader.Nodes(std::vector<NodeId>{row.passages.front()}, {"quote"}));
    row.values = {{"unit", *names.begin()},
                  {"units", graph::List(names.begin(), names.end())},
                  {"count", static_cast<std::int64_t>(places.size())},
                  {"text", quotes.empty() ? graph::Value() : quotes.front().values[0]}};
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace jitu::query
