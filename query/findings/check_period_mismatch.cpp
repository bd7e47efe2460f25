#include <algorithm>
#include <map>
#include <set>

#include "query/findings/checks.h"
#include "schema/text/utf8.h"

namespace jitu::query {
namespace {

using graph::Direction;

constexpr std::size_t kYear = 4;             // digits
constexpr std::size_t kNear = 12;            // characters behind a year
constexpr std::int64_t kLongestArrears = 3;  // years; what lies further back is told to say what a thing is

/// 2020年11月开工: what began then may have come about later.
bool BeginsBehind(std::u32string_view rest, const std::vector<std::string>& begun) {
  const std::string text = text::FromCodePoints(rest.substr(0, std::min(rest.find_first_of(U"，,;；。"), kNear)));
  return std::any_of(begun.begin(), begun.end(),
                     [&](const std::string& word) { return text.find(word) != std::string::npos; });
}

/// The years in which something came about, as the text says: 2020年, but not 较2020年, 对2020年建成的…, 《…2020年…》,
/// 〔2020〕, nor a year in one of the `names`.
std::set<std::int64_t> YearsOf(std::string said, const std::vector<std::string>& names,
                               const FindingDefinition& definition) {
  for (const std::string& name : names) {
    const std::size_t at = said.find(name);
    if (at != std::string::npos && name.find("年") != std::string::npos) said.erase(at, name.size());
  }
  const std::vector<std::string>& before = definition.List("before");
  const std::u32string text = text::ToCodePoints(said);
  std::set<std::int64_t> years;
  int quoted = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    quoted += text[at] == U'《' || text[at] == U'〔' ? 1 : text[at] == U'》' || text[at] == U'〕' ? -1 : 0;
    const bool digits = at + kYear < text.size() && text[at + kYear] == U'年' &&
                        std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at),
                                    text.begin() + static_cast<std::ptrdiff_t>(at + kYear),
                                    [](char32_t c) { return c >= U'0' && c <= U'9'; });
    if (!digits || quoted > 0) continue;
    const std::string left = text::FromCodePoints(std::u32string_view(text).substr(0, at));
    const bool compared =
        std::any_of(before.begin(), before.end(), [&](const std::string& word) { return left.ends_with(word); });
    const bool begun = BeginsBehind(std::u32string_view(text).substr(at + kYear), definition.List("begun"));
    if (!compared && !begun)
      years.insert(std::stoll(text::FromCodePoints(std::u32string_view(text).substr(at, kYear))));
  }
  return years;
}

using Dated = std::map<NodeId, std::pair<std::string, std::set<std::int64_t>>>;  ///< text and years of each outcome

/// Outcomes that came about in another year than their report's.
Result<Dated> DatedOutcomes(const GraphMoment& reader, const FindingDefinition& definition) {
  std::map<NodeId, std::pair<std::string, std::int64_t>> dated;
  JITU_CHECK_OK(reader.Scan("Outcome", {"text", "periodYear"}, UINT64_MAX, [&](FoundNode&& record) {
    if (!record.values[1].IsNull()) dated[record.id] = {TextOf(record.values[0]), IntegerOf(record.values[1])};
    return true;
  }));
  std::vector<NodeId> ids;
  for (const auto& [id, outcome] : dated) ids.push_back(id);
  JITU_TRY(const auto involved, reader.Follow(ids, "INVOLVES", Direction::kOut));
  std::vector<NodeId> things;
  for (const auto& link : involved) things.push_back(link.to);
  JITU_TRY(const auto records, reader.Nodes(things, {"name"}));
  std::map<NodeId, std::vector<std::string>> names;
  for (std::size_t i = 0; i < involved.size() && i < records.size(); ++i) {
    names[involved[i].from].push_back(TextOf(records[i].values[0]));
  }
  Dated outcomes;
  for (auto& [id, outcome] : dated) {
    auto years = YearsOf(outcome.first, names[id], definition);
    if (years.contains(outcome.second)) outcomes.emplace(id, std::pair(std::move(outcome.first), std::move(years)));
  }
  return outcomes;
}

}  // namespace

Result<std::vector<FindingRow>> CheckPeriodMismatch(const GraphMoment& reader, const FindingDefinition& definition) {
  JITU_TRY(const auto outcomes, DatedOutcomes(reader, definition));
  std::vector<NodeId> ids;
  for (const auto& [id, outcome] : outcomes) ids.push_back(id);
  JITU_TRY(const auto supports, reader.Follow(ids, "SUPPORTS", Direction::kIn, {"mode"}));
  std::vector<NodeId> spending;
  for (const auto& link : supports) spending.push_back(link.to);
  JITU_TRY(const auto spent, reader.Follow(spending, "SPENT", Direction::kIn));
  JITU_TRY(const auto records, reader.Nodes(spending, {"name", "amountFen", "fiscalYear"}));
  std::vector<NodeId> units;
  for (const auto& link : spent) units.push_back(link.to);
  JITU_TRY(const auto names, reader.Nodes(units, {"name"}));
  std::vector<FindingRow> rows;
  for (std::size_t i = 0; i < supports.size(); ++i) {
    const auto record =
        std::find_if(records.begin(), records.end(), [&](const FoundNode& one) { return one.id == supports[i].to; });
    const auto& [text, years] = outcomes.at(supports[i].from);
    if (TextOf(supports[i].values[0]) != "stated" || record == records.end() || record->values[2].IsNull()) continue;
    const std::int64_t year = IntegerOf(record->values[2]);
    if (years.contains(year) || *years.begin() > year || *years.begin() < year - kLongestArrears) continue;
    FindingRow row;
    row.values = {{"spending", record->values[0]},
                  {"amountFen", record->values[1]},
                  {"spendingYear", year},
                  {"outcomeYear", *years.begin()},
                  {"outcome", text}};
    for (std::size_t j = 0; j < spent.size() && j < names.size(); ++j) {
      if (spent[j].from == record->id) row.values["unit"] = names[j].values[0];
    }
    row.evidence = {supports[i].from, record->id};
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace jitu::query
