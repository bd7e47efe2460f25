#include <algorithm>
#include <map>
#include <set>

#include "query/findings/checks.h"
#include "query/findings/fill.h"
#include "query/reading/evidence.h"
#include "schema/text/normalise.h"
#include "schema/text/utf8.h"

namespace jitu::query {
namespace {

using graph::Direction;

constexpr std::size_t kShortestName = 4;  // characters of an indicator that means one thing
constexpr std::size_t kCommonPlace = 2;   // characters with which names of units in one place begin alike
constexpr std::size_t kMostEvidence = 8;

struct Stated {
  NodeId observation;
  std::string indicator;
  std::string unit;
  NodeId report;
  graph::Value value;
};

/// What makes two observations speak of one thing: indicator, subject, unit of measure, year.
using Subject = std::tuple<std::string, std::string, std::string, std::int64_t>;

bool CutStart(std::string& text, const std::string& word) {
  if (text.size() <= word.size() || text.compare(0, word.size(), word) != 0) return false;
  text.erase(0, word.size());
  return true;
}

bool CutEnd(std::string& text, const std::string& word) {
  if (text.size() <= word.size() || text.compare(text.size() - word.size(), word.size(), word) != 0) return false;
  text.resize(text.size() - word.size());
  return true;
}

/// 全年新增省级专精特新“小巨人”企业 and 新增省级“专精特新”小巨人 are one indicator.
std::string PlainName(const std::string& indicator, const FindingDefinition& definition) {
  std::string name = text::NameKey(indicator);
  for (bool cut = true; cut;) {
    cut = false;
    for (const auto& word : definition.List("before")) cut = cut || CutStart(name, word);
    for (const auto& word : definition.List("after")) cut = cut || CutEnd(name, word);
  }
  return name;
}

bool SpeaksOfAny(const std::string& name, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return name.find(word) != std::string::npos; });
}

bool InOnePlace(const std::set<std::string>& units) {
  std::u32string common;
  for (const auto& unit : units) {
    const std::u32string name = text::ToCodePoints(unit);
    if (common.empty()) common = name;
    const auto end = std::mismatch(common.begin(), common.end(), name.begin(), name.end()).first;
    common.erase(end, common.end());
    if (common.size() < kCommonPlace) return false;
  }
  return true;
}

Result<std::map<NodeId, std::string>> NameOfEnd(const GraphMoment& reader, const std::vector<NodeId>& ids,
                                                std::string_view type, Direction direction) {
  JITU_TRY(const auto links, reader.Follow(ids, type, direction));
  std::set<NodeId> ends;
  for (const auto& link : links) ends.insert(link.to);
  JITU_TRY(const auto records, reader.Nodes(std::vector<NodeId>(ends.begin(), ends.end()), {"name"}));
  std::map<NodeId, std::string> name_of, names;
  for (const auto& record : records) name_of[record.id] = TextOf(record.values[0]);
  for (const auto& link : links) names.emplace(link.from, name_of[link.to]);
  return names;
}

Result<std::map<Subject, std::vector<Stated>>> BySubject(const GraphMoment& reader,
                                                         const FindingDefinition& definition) {
  std::vector<FoundNode> records;
  std::vector<NodeId> ids;
  JITU_CHECK_OK(reader.Scan(
      "Observation", {"role", "total", "value", "unit", "subject", "fiscalYear"}, UINT64_MAX, [&](FoundNode&& record) {
        const bool counts =
            TextOf(record.values[0]) == "actual" && record.values[1].IsNull() && !record.values[2].IsNull();
        if (counts) ids.push_back(record.id);
        if (counts) records.push_back(std::move(record));
        return true;
      }));
  JITU_TRY(const auto indicators, NameOfEnd(reader, ids, "OF", Direction::kOut));
  JITU_TRY(const auto units, NameOfEnd(reader, ids, "REPORTED", Direction::kIn));
  JITU_TRY(const auto evidence, EvidenceOf(reader, ids));
  std::map<Subject, std::vector<Stated>> by_subject;
  for (const auto& record : records) {
    const auto indicator = indicators.find(record.id);
    const auto unit = units.find(record.id);
    if (indicator == indicators.end() || unit == units.end()) continue;
    const std::string name = PlainName(indicator->second, definition);
    if (text::CountCodePoints(name) < kShortestName || SpeaksOfAny(name, definition.List("never"))) continue;
    const auto passages = evidence.find(record.id);
    const NodeId report = passages == evidence.end() ? NodeId{} : passages->second.front().report_node;
    by_subject[{name, text::NameKey(TextOf(record.values[4])), TextOf(record.values[3]), IntegerOf(record.values[5])}]
        .push_back({record.id, indicator->second, unit->second, report, record.values[2]});
  }
  return by_subject;
}

void AddRow(const Subject& subject, const std::vector<Stated>& stated, std::vector<FindingRow>& rows) {
  FindingRow row;
  std::set<std::string> units;
  graph::List said;
  for (const auto& one : stated) units.insert(one.unit);
  for (const auto& one : stated) {
    const std::string value = Written("value", one.value);
    said.emplace_back(units.size() > 1 ? one.unit + " " + value : value);
    if (row.evidence.size() < kMostEvidence) row.evidence.push_back(one.observation);
  }
  row.values = {{"unit", stated.front().unit},
                {"indicator", stated.front().indicator},
                {"measure", std::get<2>(subject)},
                {"year", std::get<3>(subject)},
                {"values", std::move(said)}};
  rows.push_back(std::move(row));
}

bool Differ(const std::vector<Stated>& stated) {
  return std::any_of(stated.begin(), stated.end(),
                     [&](const Stated& one) { return graph::Compare(one.value, stated.front().value) != 0; });
}

}  // namespace

Result<std::vector<FindingRow>> CheckConflictingValues(const GraphMoment& reader, const FindingDefinition& definition) {
  JITU_TRY(const auto by_subject, BySubject(reader, definition));
  std::vector<FindingRow> rows;
  for (const auto& [subject, stated] : by_subject) {
    std::set<std::string> units;
    std::map<NodeId, std::vector<Stated>> by_report;
    for (const auto& one : stated) {
      units.insert(one.unit);
      by_report[one.report].push_back(one);
    }
    const auto& [name, about, measure, year] = subject;
    const bool wider = !about.empty() || SpeaksOfAny(name, definition.List("wider"));
    if (units.size() > 1 && wider && measure != "percent" && InOnePlace(units)) {
      if (Differ(stated)) AddRow(subject, stated, rows);
      continue;
    }
    for (const auto& [report, own] : by_report) {
      if (own.size() > 1 && Differ(own)) AddRow(subject, own, rows);
    }
  }
  return rows;
}

}  // namespace jitu::query
