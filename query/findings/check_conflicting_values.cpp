#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "query/findings/checks.h"
#include "query/findings/fill.h"
#include "query/reading/evidence.h"
#include "schema/text/normalise.h"
#include "schema/text/utf8.h"

namespace jitu::query {
namespace {

using graph::Direction;

constexpr std::size_t kShortestName = 4;  // characters of an indicator that means one thing
constexpr std::size_t kSharedEnd = 5;     // characters in which names end alike that begin in other words
constexpr std::size_t kSharedByTwo = 6;   // likewise, in the reports of two units
constexpr std::size_t kCommonPlace = 2;   // characters with which names of units in one place begin alike
constexpr std::size_t kMostEvidence = 8;
constexpr std::size_t kMostCompared = 60;  // values of like names, of one report or place
constexpr double kFarthest = 1.5;          // further apart, one is a part of what the other counts,
constexpr double kFarthestAlike = 1.25;    // and sooner where the names are only alike

struct Stated {
  NodeId observation;
  std::string indicator;
  std::u32string name;  ///< without words like 数量 at its end
  std::string plain;    ///< and without words like 新增 at its beginning
  std::string subject;
  std::string measure;
  std::int64_t year = 0;
  std::string unit;
  NodeId report, passage;
  std::string quote, cell, raw;
  bool exact = true;
  graph::Value value;
};

bool CutStart(std::string& text, const std::string& word) {
  if (text.size() <= word.size() || text.compare(0, word.size(), word) != 0) return false;
  text.erase(0, word.size());
  return true;
}

bool CutEnd(std::string& text, const std::string& word) {
  if (text.size() <= word.size() || text.compare(text.size() - word.size(), word.size(), word) != 0) return false;
  if (text::CountCodePoints(text) < kShortestName + text::CountCodePoints(word)) return false;  // 门诊人次
  text.resize(text.size() - word.size());
  return true;
}

template <class Cut>
void CutAll(std::string& name, const std::vector<std::string>& words, const Cut& cut_one) {
  for (bool cut = true; cut;) {
    cut = false;
    for (const auto& word : words) cut = cut || cut_one(name, word);
  }
}

bool SpeaksOfAny(const std::string& name, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return name.find(word) != std::string::npos; });
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

Result<std::map<NodeId, std::string>> CellsOf(const GraphMoment& reader,
                                              const std::map<NodeId, std::vector<Evidence>>& evidence) {
  std::set<NodeId> passages;
  for (const auto& [node, places] : evidence) passages.insert(places.front().passage);
  JITU_TRY(const auto records, reader.Nodes(std::vector<NodeId>(passages.begin(), passages.end()), {"cell"}));
  std::map<NodeId, std::string> cells;
  for (const auto& record : records) cells[record.id] = TextOf(record.values[0]);
  return cells;
}

/// 尾(只): without the second word for it.
std::string MeasureOf(const std::string& unit) { return unit.substr(0, std::min(unit.find('('), unit.find("（"))); }

/// Results that name what they count, in the order of their ids.
Result<std::vector<Stated>> ReadStated(const GraphMoment& reader, const FindingDefinition& definition) {
  std::vector<FoundNode> records;
  std::vector<NodeId> ids;
  const auto take = [&](FoundNode&& record) {
    const bool counts = TextOf(record.values[0]) == "actual" && record.values[1].IsNull() && !record.values[2].IsNull();
    if (counts) ids.push_back(record.id);
    if (counts) records.push_back(std::move(record));
    return true;
  };
  JITU_CHECK_OK(reader.Scan("Observation", {"role", "total", "value", "unit", "subject", "fiscalYear", "bound", "raw"},
                            UINT64_MAX, take));
  JITU_TRY(const auto indicators, NameOfEnd(reader, ids, "OF", Direction::kOut));
  JITU_TRY(const auto units, NameOfEnd(reader, ids, "REPORTED", Direction::kIn));
  JITU_TRY(const auto evidence, EvidenceOf(reader, ids));
  JITU_TRY(const auto cells, CellsOf(reader, evidence));
  std::vector<Stated> all;
  for (const auto& record : records) {
    const auto indicator = indicators.find(record.id);
    const auto unit = units.find(record.id);
    const auto places = evidence.find(record.id);
    if (indicator == indicators.end() || unit == units.end() || places == evidence.end()) continue;
    const Evidence& place = places->second.front();
    std::string name = text::NameKey(indicator->second);
    if (SpeaksOfAny(name, definition.List("never"))) continue;
    CutAll(name, definition.List("after"), CutEnd);
    std::string plain = name;
    CutAll(plain, definition.List("before"), CutStart);
    const std::string bound = TextOf(record.values[6]);
    all.push_back({record.id, indicator->second, text::ToCodePoints(name), plain,
                   text::NameKey(TextOf(record.values[4])), MeasureOf(TextOf(record.values[3])),
                   IntegerOf(record.values[5]), unit->second, place.report_node, place.passage, place.quote,
                   cells.at(place.passage), TextOf(record.values[7]), bound.empty() || bound == "exact",
                   record.values[2]});
  }
  return all;
}

std::size_t SharedEnd(const std::u32string& one, const std::u32string& other) {
  const auto end = std::mismatch(one.rbegin(), one.rend(), other.rbegin(), other.rend()).first;
  return static_cast<std::size_t>(end - one.rbegin());
}

double RatioOf(const Stated& one, const Stated& other) {
  const double a = std::abs(NumberOf(one.value, 0));
  const double b = std::abs(NumberOf(other.value, 0));
  return std::min(a, b) > 0 ? std::max(a, b) / std::min(a, b) : 0;
}

/// 1.26万人 and 12,612人: one is the other, rounded to the digits in which it is written.
bool IsRounding(const Stated& one, const Stated& other) {
  const auto is_rounded = [](const Stated& coarse, const Stated& fine) {
    const double factor = coarse.raw.find("亿") != std::string::npos   ? 1e8
                          : coarse.raw.find("万") != std::string::npos ? 1e4
                                                                       : 1;
    const std::size_t point = coarse.raw.find('.');
    std::size_t decimals = 0;
    while (point != std::string::npos && point + 1 + decimals < coarse.raw.size() &&
           coarse.raw[point + 1 + decimals] >= '0' && coarse.raw[point + 1 + decimals] <= '9') {
      ++decimals;
    }
    const double step = factor / std::pow(10.0, static_cast<double>(decimals));
    return step > 1 && std::abs(NumberOf(coarse.value, 0) - NumberOf(fine.value, 0)) < step;
  };
  if (one.raw.empty() || other.raw.empty()) return false;
  return is_rounded(one, other) || is_rounded(other, one);
}

bool MayConflict(const Stated& one, const Stated& other) {
  if (one.measure != other.measure || one.year != other.year || one.passage == other.passage) return false;
  if (graph::Compare(one.value, other.value) == 0 || !one.exact || !other.exact) return false;
  const bool subjects = one.subject == other.subject || one.subject.empty() || other.subject.empty();
  return subjects && !IsRounding(one, other);
}

/// Rows of one table: each counts what it is the row of.
bool AreRowsOfOneTable(const Stated& one, const Stated& other) {
  const std::size_t sheet = one.cell.find('!');
  return sheet != std::string::npos && one.report == other.report &&
         one.cell.compare(0, sheet, other.cell, 0, other.cell.find('!')) == 0;
}

/// Two places of one report, or of a narrative and a form of one item, that count one thing.
bool ConflictWithin(const Stated& one, const Stated& other) {
  if (!MayConflict(one, other) || AreRowsOfOneTable(one, other)) return false;
  const double ratio = RatioOf(one, other);
  if (one.plain == other.plain && text::CountCodePoints(one.plain) >= kShortestName) {
    const double slip = std::log10(std::max(ratio, 1.0));
    const bool power_of_ten = slip > 0.5 && std::abs(slip - std::round(slip)) < 1e-9;
    return one.subject == other.subject && (ratio <= kFarthest || power_of_ten);
  }
  const std::size_t shared = SharedEnd(one.name, other.name);
  const bool holds = shared >= kShortestName && shared == std::min(one.name.size(), other.name.size());
  return (holds || shared >= kSharedEnd) && one.measure != "percent" && ratio > 0 && ratio <= kFarthestAlike;
}

std::u32string CommonStart(const std::u32string& one, const std::u32string& other) {
  return {one.begin(), std::mismatch(one.begin(), one.end(), other.begin(), other.end()).first};
}

/// 会同县应急管理局: the passage names the other unit, without the place that both are of.
bool NamesPartner(const Stated& one, const Stated& other) {
  constexpr std::size_t kShortestUnit = 3;
  const std::u32string own = text::ToCodePoints(one.unit);
  const std::u32string partner = text::ToCodePoints(other.unit);
  const std::size_t place = CommonStart(own, partner).size();
  if (place < kCommonPlace || partner.size() < place + kShortestUnit) return false;
  return one.quote.find(text::FromCodePoints(std::u32string_view(partner).substr(place))) != std::string::npos;
}

/// What two units of one place count: of more than themselves, or of what they did together.
bool ConflictAcross(const Stated& one, const Stated& other, const FindingDefinition& definition) {
  if (!MayConflict(one, other) || one.measure == "percent") return false;
  const std::u32string place = CommonStart(text::ToCodePoints(one.unit), text::ToCodePoints(other.unit));
  if (place.size() < kCommonPlace) return false;
  if (one.plain == other.plain && one.subject == other.subject && text::CountCodePoints(one.plain) >= kShortestName) {
    return !one.subject.empty() || SpeaksOfAny(one.plain, definition.List("wider"));
  }
  const double ratio = RatioOf(one, other);
  return SharedEnd(one.name, other.name) >= kSharedByTwo && ratio > 0 && ratio <= kFarthestAlike &&
         (NamesPartner(one, other) || NamesPartner(other, one));
}

using ReportPairs = std::set<std::pair<NodeId, NodeId>>;

/// A narrative and a form of one item: reports that speak of the same spending.
Result<ReportPairs> JoinedReports(const GraphMoment& reader) {
  std::vector<NodeId> items;
  JITU_CHECK_OK(reader.Scan("Spending", {}, UINT64_MAX, [&](FoundNode&& record) {
    items.push_back(record.id);
    return true;
  }));
  JITU_TRY(const auto evidence, EvidenceOf(reader, items));
  ReportPairs joined;
  for (const auto& [item, places] : evidence) {
    std::set<NodeId> reports;
    for (const Evidence& place : places) reports.insert(place.report_node);
    for (auto one = reports.begin(); one != reports.end() && reports.size() <= kMostEvidence; ++one) {
      for (auto other = std::next(one); other != reports.end(); ++other) joined.emplace(*one, *other);
    }
  }
  return joined;
}

FindingRow RowOf(std::vector<const Stated*> stated) {
  std::sort(stated.begin(), stated.end(), [](const Stated* a, const Stated* b) {
    return std::tie(a->unit, a->observation) < std::tie(b->unit, b->observation);
  });
  FindingRow row;
  std::set<std::string> units;
  graph::List said;
  for (const Stated* one : stated) units.insert(one->unit);
  for (const Stated* one : stated) {
    const std::string value = Written("value", one->value);
    said.emplace_back(units.size() > 1 ? one->unit + " " + value : value);
    if (row.evidence.size() < kMostEvidence) row.evidence.push_back(one->observation);
  }
  row.values = {{"unit", stated.front()->unit},
                {"indicator", stated.front()->indicator},
                {"measure", stated.front()->measure},
                {"year", stated.front()->year},
                {"values", std::move(said)}};
  return row;
}

/// One row for those that conflict with one another, directly or by way of a third.
template <class Conflict>
void AddRows(const std::vector<const Stated*>& stated, const Conflict& conflict, std::vector<FindingRow>& rows) {
  const std::size_t count = std::min(stated.size(), kMostCompared);
  std::vector<std::size_t> group(count);
  for (std::size_t i = 0; i < count; ++i) group[i] = i;
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = i + 1; j < count; ++j) {
      if (group[i] == group[j] || !conflict(*stated[i], *stated[j])) continue;
      const std::size_t old = std::max(group[i], group[j]);
      const std::size_t joined = std::min(group[i], group[j]);
      std::replace(group.begin(), group.end(), old, joined);
    }
  }
  for (std::size_t first = 0; first < count; ++first) {
    std::vector<const Stated*> members;
    for (std::size_t i = first; i < count; ++i) {
      if (group[i] == first) members.push_back(stated[i]);
    }
    if (members.size() > 1) rows.push_back(RowOf(std::move(members)));
  }
}

}  // namespace

Result<std::vector<FindingRow>> CheckConflictingValues(const GraphMoment& reader, const FindingDefinition& definition) {
  JITU_TRY(const auto all, ReadStated(reader, definition));
  JITU_TRY(const auto joined, JoinedReports(reader));
  std::map<std::pair<std::string, std::u32string>, std::vector<const Stated*>> by_unit;
  std::map<std::pair<std::u32string, std::u32string>, std::vector<const Stated*>> by_place;
  for (const Stated& one : all) {
    if (one.name.size() < kShortestName) continue;
    const std::u32string end = one.name.substr(one.name.size() - kShortestName);
    const std::u32string unit = text::ToCodePoints(one.unit);
    by_unit[{one.unit, end}].push_back(&one);
    by_place[{unit.substr(0, kCommonPlace), end}].push_back(&one);
  }
  std::vector<FindingRow> rows;
  const auto across = [&](const Stated& one, const Stated& other) {
    return one.unit != other.unit && ConflictAcross(one, other, definition);
  };
  for (const auto& [place, stated] : by_place) AddRows(stated, across, rows);
  const auto within = [&](const Stated& one, const Stated& other) {
    const auto [first, second] = std::minmax(one.report, other.report);
    return (first == second || joined.contains({first, second})) && ConflictWithin(one, other);
  };
  for (const auto& [unit, stated] : by_unit) AddRows(stated, within, rows);
  return rows;
}

}  // namespace jitu::query
