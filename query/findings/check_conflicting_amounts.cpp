#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

#include "query/findings/checks.h"
#include "query/reading/evidence.h"

namespace jitu::query {
namespace {

using graph::Direction;

constexpr double kFarthest = 1.25;  // further apart, one is a part of the other

struct Item {
  NodeId id;
  std::string name;
  graph::Value year;
  std::vector<std::pair<std::string, std::int64_t>> first;  ///< by basis
  std::vector<std::pair<std::string, std::int64_t>> further;
};

/// "actual 12345": a basis and fen.
std::optional<std::pair<std::string, std::int64_t>> AmountOf(const std::string& entry) {
  const std::size_t blank = entry.find(' ');
  std::int64_t fen = 0;
  if (blank == std::string::npos) return std::nullopt;
  const auto [end, fault] = std::from_chars(entry.data() + blank + 1, entry.data() + entry.size(), fen);
  if (fault != std::errc() || end != entry.data() + entry.size()) return std::nullopt;
  return std::pair(entry.substr(0, blank), fen);
}

Result<std::vector<Item>> ReadItems(const GraphMoment& reader) {
  constexpr std::pair<std::string_view, std::size_t> kBases[] = {
      {"actual", 3}, {"budget", 4}, {"final_budget", 5}, {"arrived", 6}};
  std::vector<Item> items;
  const auto take = [&](FoundNode&& record) {
    Item item{record.id, TextOf(record.values[0]), record.values[1], {}, {}};
    for (const std::string& entry : TextsOf(record.values[2])) {
      if (auto amount = AmountOf(entry)) item.further.push_back(std::move(*amount));
    }
    for (const auto& [basis, at] : kBases) {
      if (!record.values[at].IsNull()) item.first.emplace_back(basis, IntegerOf(record.values[at]));
    }
    if (!item.further.empty()) items.push_back(std::move(item));
    return true;
  };
  JITU_CHECK_OK(reader.Scan(
      "Spending", {"name", "fiscalYear", "otherAmounts", "actualFen", "budgetFen", "finalBudgetFen", "arrivedFen"},
      UINT64_MAX, take));
  return items;
}

/// Whether the words give the amount, in yuan, 万 or 亿.
bool Gives(const std::string& words, std::int64_t fen) {
  std::string digits;
  for (std::size_t i = 0; i <= words.size(); ++i) {
    const char c = i < words.size() ? words[i] : ' ';
    if (c == ',') continue;
    if ((c >= '0' && c <= '9') || c == '.') {
      digits += c;
      continue;
    }
    double number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    for (const double unit : {100.0, 1e6, 1e10}) {
      if (!digits.empty() && read.ec == std::errc() && std::abs(number * unit - static_cast<double>(fen)) < 0.5)
        return true;
    }
    digits.clear();
  }
  return false;
}

/// Where one amount of an item stands.
struct Places {
  std::vector<NodeId> passages;
  std::set<NodeId> reports;
  bool in_form = false, in_text = false;
};

Places PlacesOf(const std::vector<Evidence>& evidence, const std::map<NodeId, std::string>& cells, std::int64_t fen) {
  Places places;
  for (const Evidence& place : evidence) {
    if (!Gives(place.quote, fen)) continue;
    places.passages.push_back(place.passage);
    places.reports.insert(place.report_node);
    const auto cell = cells.find(place.passage);
    (cell != cells.end() && !cell->second.empty() ? places.in_form : places.in_text) = true;
  }
  return places;
}

/// One in the form and one in the text, or each in a report of its own; never both in one sentence.
bool StandApart(const Places& one, const Places& other) {
  if (one.passages.empty() || other.passages.empty()) return false;
  for (const NodeId passage : one.passages) {
    if (std::find(other.passages.begin(), other.passages.end(), passage) != other.passages.end()) return false;
  }
  const bool forms = one.in_form != one.in_text && other.in_form != other.in_text && one.in_form != other.in_form;
  const bool reports = std::none_of(one.reports.begin(), one.reports.end(),
                                    [&](NodeId report) { return other.reports.contains(report); });
  return forms || reports;
}

/// Half of the last digit in 万元 is rounding.
bool AreNear(std::int64_t one, std::int64_t other) {
  constexpr std::int64_t kRoundingFen = 50'000;
  const auto [less, more] = std::minmax(one, other);
  return less > 0 && more - less > kRoundingFen && static_cast<double>(more) <= kFarthest * static_cast<double>(less);
}

}  // namespace

Result<std::vector<FindingRow>> CheckConflictingAmounts(const GraphMoment& reader, const FindingDefinition&) {
  JITU_TRY(const auto items, ReadItems(reader));
  std::vector<NodeId> ids;
  for (const Item& item : items) ids.push_back(item.id);
  JITU_TRY(const auto evidence, EvidenceOf(reader, ids));
  std::vector<NodeId> passages;
  for (const auto& [item, places] : evidence) {
    for (const Evidence& place : places) passages.push_back(place.passage);
  }
  JITU_TRY(const auto records, reader.Nodes(passages, {"cell"}));
  std::map<NodeId, std::string> cells;
  for (const auto& record : records) cells[record.id] = TextOf(record.values[0]);
  JITU_TRY(const auto spent, reader.Follow(ids, "SPENT", Direction::kIn));
  std::vector<NodeId> units;
  for (const auto& link : spent) units.push_back(link.to);
  JITU_TRY(const auto names, reader.Nodes(units, {"name"}));
  std::map<NodeId, graph::Value> name_of;
  for (const auto& name : names) name_of[name.id] = name.values[0];
  std::vector<FindingRow> rows;
  for (const Item& item : items) {
    const auto places = evidence.find(item.id);
    if (places == evidence.end()) continue;
    for (const auto& [basis, fen] : item.first) {
      for (const auto& [other_basis, other] : item.further) {
        if (basis != other_basis || !AreNear(fen, other)) continue;
        const Places here = PlacesOf(places->second, cells, fen);
        const Places there = PlacesOf(places->second, cells, other);
        if (!StandApart(here, there)) continue;
        FindingRow row;
        row.passages = {here.passages.front(), there.passages.front()};
        row.evidence = {item.id};
        row.values = {{"spending", item.name}, {"year", item.year}, {"oneFen", fen}, {"otherFen", other}};
        for (const auto& link : spent) {
          if (link.from == item.id) row.values["unit"] = name_of[link.to];
        }
        rows.push_back(std::move(row));
      }
    }
  }
  return rows;
}

}  // namespace jitu::query
