#include <algorithm>
#include <map>
#include <optional>

#include "query/findings/checks.h"
#include "query/reading/evidence.h"

namespace jitu::query {
namespace {

using graph::Direction;

constexpr std::size_t kLeastItems = 2;
constexpr std::string_view kBetweenTitles = " > ";

/// A section path cut at the first title that announces the total's items.
struct Listing {
  NodeId report;
  std::string section;  ///< up to and with that title
  std::string parent;   ///< up to the title above it
};

/// 项目支出情况, (二)项目支出明细: a title that announces the items of that total, not one that only mentions it.
bool Announces(std::string title, const std::string& total) {
  for (const std::string_view end : {"情况", "明细", "说明", "构成", ":", "："}) {
    while (title.size() > end.size() && title.compare(title.size() - end.size(), end.size(), end) == 0) {
      title.resize(title.size() - end.size());
    }
  }
  return title.size() >= total.size() && title.compare(title.size() - total.size(), total.size(), total) == 0;
}

std::optional<Listing> ListingOf(const Evidence& evidence, const std::string& total) {
  const std::string& path = evidence.section;
  std::size_t start = 0;
  while (start <= path.size()) {
    const std::size_t end = std::min(path.find(kBetweenTitles, start), path.size());
    if (Announces(path.substr(start, end - start), total)) {
      return Listing{evidence.report_node, path.substr(0, end),
                     path.substr(0, start > kBetweenTitles.size() ? start - kBetweenTitles.size() : 0)};
    }
    start = end + kBetweenTitles.size();
  }
  return std::nullopt;
}

struct Items {
  std::vector<NodeId> ids;
  graph::List names;
  graph::List amounts;
  std::int64_t sum = 0;
};

using Place = std::pair<NodeId, std::string>;  // report, path above the listing

struct Unit {
  NodeId id;
  std::string name;
};

/// Items with an outturn that are part of nothing, by the place that lists them.
Result<std::map<Place, Items>> ListedItems(const GraphMoment& reader, const Unit& unit, const std::string& total) {
  std::map<Place, Items> listed;
  const std::vector<NodeId> self{unit.id};
  JITU_TRY(const auto spent, reader.Follow(self, "SPENT", Direction::kOut));
  std::vector<NodeId> ids;
  for (const auto& link : spent) ids.push_back(link.to);
  JITU_TRY(const auto records, reader.Nodes(ids, {"name", "actualFen"}));
  JITU_TRY(const auto parts, reader.Follow(ids, "PART_OF", Direction::kOut));
  JITU_TRY(const auto evidence, EvidenceOf(reader, ids));
  for (const auto& record : records) {
    const auto* amount = record.values[1].AsInteger();
    const bool part = std::any_of(parts.begin(), parts.end(), [&](const Link& link) { return link.from == record.id; });
    const auto passages = evidence.find(record.id);
    if (amount == nullptr || part || passages == evidence.end()) continue;
    for (const auto& passage : passages->second) {
      const auto listing = ListingOf(passage, total);
      if (!listing) continue;
      auto& items = listed[{listing->report, listing->parent}];
      items.ids.push_back(record.id);
      items.names.push_back(record.values[0]);
      items.amounts.push_back(*amount);
      items.sum += *amount;
      break;
    }
  }
  return listed;
}

/// In the unit of money the report writes: five hundredths of it are rounding.
std::int64_t RoundingFen(const std::string& raw) {
  if (raw.find("亿") != std::string::npos) return 500'000'000;
  return raw.find("万") != std::string::npos ? 50'000 : 5;
}

Result<void> CompareUnit(const GraphMoment& reader, const Unit& unit, const std::string& total,
                         std::vector<FindingRow>& rows) {
  JITU_TRY(const auto listed, ListedItems(reader, unit, total));
  if (listed.empty()) return {};
  const std::vector<NodeId> self{unit.id};
  JITU_TRY(const auto reported, reader.Follow(self, "REPORTED", Direction::kOut));
  std::vector<NodeId> ids;
  for (const auto& link : reported) ids.push_back(link.to);
  JITU_TRY(const auto of, reader.Follow(ids, "OF", Direction::kOut));
  std::vector<NodeId> indicators;
  for (const auto& link : of) indicators.push_back(link.to);
  JITU_TRY(const auto names, reader.Nodes(indicators, {"name"}));
  std::vector<NodeId> totals;
  for (const auto& link : of) {
    const auto named = std::find_if(names.begin(), names.end(), [&](const auto& name) { return name.id == link.to; });
    if (named != names.end() && TextOf(named->values[0]) == total) totals.push_back(link.from);
  }
  JITU_TRY(const auto records, reader.Nodes(totals, {"amountFen", "role", "raw"}));
  JITU_TRY(const auto evidence, EvidenceOf(reader, totals));
  for (const auto& record : records) {
    const auto* amount = record.values[0].AsInteger();
    const auto passages = evidence.find(record.id);
    if (amount == nullptr || TextOf(record.values[1]) != "actual" || passages == evidence.end()) continue;
    for (const auto& entry : listed) {
      const Place& place = entry.first;
      const Items& items = entry.second;
      const bool beside = std::any_of(passages->second.begin(), passages->second.end(), [&](const Evidence& passage) {
        return passage.report_node == place.first && passage.section.substr(0, place.second.size()) == place.second;
      });
      const std::int64_t apart = items.sum > *amount ? items.sum - *amount : *amount - items.sum;
      if (!beside || items.ids.size() < kLeastItems || apart <= RoundingFen(TextOf(record.values[2]))) continue;
      FindingRow row;
      row.values = {{"unit", unit.name},         {"whole", total},         {"wholeFen", *amount}, {"sumFen", items.sum},
                    {"partsFen", items.amounts}, {"differenceFen", apart}, {"parts", items.names}};
      row.evidence = {record.id};
      row.evidence.insert(row.evidence.end(), items.ids.begin(), items.ids.end());
      rows.push_back(std::move(row));
    }
  }
  return {};
}

}  // namespace

Result<std::vector<FindingRow>> CheckListedItems(const GraphMoment& reader, const FindingDefinition& definition) {
  std::vector<FindingRow> rows;
  std::vector<Unit> units;
  JITU_CHECK_OK(reader.Scan("Unit", {"name"}, UINT64_MAX, [&](FoundNode&& record) {
    units.push_back({record.id, TextOf(record.values[0])});
    return true;
  }));
  for (const auto& unit : units) {
    for (const auto& total : definition.List("totals")) JITU_CHECK_OK(CompareUnit(reader, unit, total, rows));
  }
  return rows;
}

}  // namespace jitu::query
