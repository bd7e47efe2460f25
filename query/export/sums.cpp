#include "query/export/sums.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "query/export/batch.h"
#include "query/findings/check.h"
#include "query/trace/spending.h"

namespace jitu::query::exporting {
namespace {

using graph::Direction;
using Sink = std::function<Result<void>(const SumCheck&)>;

constexpr std::size_t kLeastParts = 2;

/// As the findings have it: five hundredths of the unit in which the report writes money.
std::int64_t RoundingFen(const std::string& raw) {
  if (raw.find("亿") != std::string::npos) return 500'000'000;
  return raw.find("万") != std::string::npos ? 50'000 : 5;
}

/// One of two ways to look at an item: what was spent, what was budgeted.
struct Basis {
  std::string_view word;
  std::size_t column;  ///< of the properties read below
};
constexpr Basis kBases[] = {{"actual", 2}, {"budget", 3}};

struct Items {
  std::vector<FoundNode> wholes;
  std::vector<std::vector<std::string>> units;
  std::vector<std::vector<NodeId>> parts;
  std::map<NodeId, FoundNode> part_of_id;
};

Result<Items> ReadItems(const Content& content, const std::vector<FoundNode>& nodes, const Names& properties) {
  Items items;
  items.wholes = nodes;
  const auto ids = IdsOf(nodes);
  items.parts.resize(ids.size());
  JITU_TRY(const auto links, content.moment().Follow(ids, "PART_OF", Direction::kIn, {"exact"}));
  std::vector<NodeId> parts;
  for (const auto& link : links) {
    const auto* exact = link.values[0].AsBoolean();
    if (exact == nullptr || !*exact) continue;
    items.parts[link.input].push_back(link.to);
    parts.push_back(link.to);
  }
  if (parts.empty()) return items;
  JITU_TRY(items.units, NeighbourTexts(content, ids, "SPENT", Direction::kIn, "name"));
  JITU_TRY(auto found, content.moment().Nodes(SortedUnique(std::move(parts)), properties));
  for (auto& part : found) {
    const NodeId id = part.id;
    items.part_of_id[id] = std::move(part);
  }
  return items;
}

/// Nothing where an amount is missing.
std::optional<SumCheck> CheckOf(const Items& items, std::size_t at, const Basis& basis) {
  const auto& whole = items.wholes[at].values;
  const auto* amount = whole[basis.column].AsInteger();
  if (amount == nullptr || items.parts[at].size() < kLeastParts) return std::nullopt;
  SumCheck check;
  check.unit = items.units[at].empty() ? std::string() : items.units[at].front();
  check.whole = TextOf(whole[0]);
  check.year = whole[1];
  check.basis = basis.word;
  check.whole_fen = *amount;
  check.tolerance_fen = RoundingFen(TextOf(whole[4]));
  for (const NodeId id : items.parts[at]) {
    const auto part = items.part_of_id.find(id);
    const auto* size = part == items.part_of_id.end() ? nullptr : part->second.values[basis.column].AsInteger();
    if (size == nullptr) return std::nullopt;
    check.parts.emplace_back(TextOf(part->second.values[0]), *size);
  }
  return check;
}

/// What two checks have in common that are the same.
using Figures = std::tuple<std::string, std::string, std::int64_t, std::vector<std::int64_t>>;

Figures FiguresOf(const SumCheck& check) {
  std::vector<std::int64_t> amounts;
  for (const auto& [name, fen] : check.parts) amounts.push_back(fen);
  std::sort(amounts.begin(), amounts.end());
  return {check.unit, check.whole, check.whole_fen, amounts};
}

std::optional<SumCheck> CheckOf(const FindingRow& row) {
  const auto value = [&](std::string_view name) {
    const auto found = row.values.find(name);
    return found == row.values.end() ? graph::Value() : found->second;
  };
  const graph::Value given = value("wholeFen"), amounts = value("partsFen");
  const auto* whole = given.AsInteger();
  if (whole == nullptr || amounts.AsList() == nullptr) return std::nullopt;
  SumCheck check;
  check.unit = TextOf(value("unit"));
  check.whole = TextOf(value("whole"));
  check.year = value("year");
  check.whole_fen = *whole;
  const auto names = TextsOf(value("parts"));
  for (std::size_t i = 0; i < amounts.AsList()->size(); ++i) {
    const bool named = names.size() == amounts.AsList()->size();
    check.parts.emplace_back(named ? names[i] : std::string(), IntegerOf((*amounts.AsList())[i]));
  }
  // The finding has already been lenient with rounding, in whatever unit.
  check.tolerance_fen = 5;
  return check;
}

Result<void> EachFound(const Content& content, std::set<Figures>& told, const Sink& sink) {
  const auto& folder = content.schema_folder();
  JITU_TRY(const auto definitions,
           LoadDefinitions(folder.empty() ? std::nullopt : std::optional<std::filesystem::path>(folder)));
  Engine engine(content.store(), content.catalog());
  RunOptions options;
  options.stop = content.moment().stop();
  for (const auto& definition : definitions) {
    if (definition.kind != "sum_does_not_close") continue;
    JITU_TRY(const auto rows, RunDefinition(engine, content.moment(), definition, options));
    for (const auto& row : rows) {
      const bool ours = std::all_of(row.evidence.begin(), row.evidence.end(),
                                    [&](NodeId node) { return content.selected().Has(node); });
      const auto check = CheckOf(row);
      if (ours && check && told.insert(FiguresOf(*check)).second) JITU_CHECK_OK(sink(*check));
    }
  }
  return {};
}

}  // namespace

std::int64_t SumCheck::SumFen() const {
  std::int64_t sum = 0;
  for (const auto& [name, fen] : parts) sum += fen;
  return sum;
}

bool SumCheck::Closes() const {
  const std::int64_t apart = SumFen() - whole_fen;
  return apart <= tolerance_fen && -apart <= tolerance_fen;
}

Result<void> EachSum(const Content& content, const Sink& sink) {
  const Names properties = {"name", "fiscalYear", "actualFen", "budgetFen", "raw"};
  std::set<Figures> told;
  const auto each = [&](const std::vector<FoundNode>& nodes) -> Result<void> {
    JITU_TRY(const auto items, ReadItems(content, nodes, properties));
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      for (const auto& basis : kBases) {
        const auto check = CheckOf(items, i, basis);
        if (!check) continue;
        if (!check->Closes()) told.insert(FiguresOf(*check));
        JITU_CHECK_OK(sink(*check));
      }
    }
    return {};
  };
  JITU_CHECK_OK(content.NodesWith("Spending", properties, each));
  return EachFound(content, told, sink);
}

}  // namespace jitu::query::exporting
