#include "ingest/load/claims.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>

#include "ingest/load/curation.h"
#include "ingest/resolve/unit_names.h"
#include "schema/text/normalise.h"
#include "schema/text/numerals.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::string_view kUnitOfMoney = "yuan";
constexpr std::size_t kSounds = 4;           // characters whose sounds make one look-up key
constexpr std::size_t kLongestSounded = 40;  // characters of a name that are looked up by sound

std::string Year(const std::optional<int>& year) { return year ? std::to_string(*year) : ""; }

graph::Value YearValue(const std::optional<int>& year) {
  return year ? graph::Value(static_cast<std::int64_t>(*year)) : graph::Value();
}

graph::Value Text(const std::string& text) { return text.empty() ? graph::Value() : graph::Value(text); }

graph::Value Number(const std::string& decimal) {
  const auto parsed = text::Decimal::Parse(decimal);
  return parsed ? graph::Value(parsed->ToDouble()) : graph::Value();
}

/// The property that holds an amount of that basis beside amountFen.
std::string_view PropertyOfBasis(std::string_view basis) {
  if (basis == "actual") return "actualFen";
  if (basis == "arrived") return "arrivedFen";
  if (basis == "final_budget") return "finalBudgetFen";
  return "budgetFen";
}

/// A unit's name without the word for what it is, which is written in long and short: 董家塅片区 of 董家塅片区管委会.
std::string UnitStem(std::string_view name) {
  constexpr std::array<std::string_view, 5> kTails{"管理委员会", "管委会", "委员会", "办事处", "局"};
  std::string stem = text::NameKey(name);
  for (const std::string_view tail : kTails) {
    if (stem.size() > tail.size() && stem.ends_with(tail)) {
      stem.resize(stem.size() - tail.size());
      break;
    }
  }
  return stem;
}

/// Within its own report a unit is called by the end of its name: 石泉街道 for 上海市普陀区人民政府石泉街道办事处.
bool IsShortUnitName(std::string_view brief, std::string_view full) {
  constexpr std::size_t kThreeHan = 9;  // bytes
  const std::string stem = UnitStem(brief);
  return stem.size() >= kThreeHan && UnitStem(full).ends_with(stem);
}

/// Without the place that the unit's name begins with, where enough is left: the longest that ends in 省, 市, 县, 区,
/// 旗 or 州.
std::string WithoutPlace(const std::string& item, const std::string& unit) {
  constexpr std::size_t kShortestPlace = 2;
  constexpr std::size_t kShortestItem = 4;
  const std::u32string name = text::ToCodePoints(item);
  const std::u32string place = text::ToCodePoints(unit);
  const auto end = std::mismatch(name.begin(), name.end(), place.begin(), place.end()).first;
  std::size_t cut = static_cast<std::size_t>(end - name.begin());
  while (cut > 0 && std::u32string_view(U"省市县区旗州").find(name[cut - 1]) == std::u32string_view::npos) --cut;
  if (cut < kShortestPlace || name.size() < cut + kShortestItem) return item;
  return text::FromCodePoints(std::u32string_view(name).substr(cut));
}

/// Writes one report into the part. The part may already hold what other reports of the unit said.
class ReportWriter {
 public:
  ReportWriter(const StoredReport& report, GraphPart& part)
      : facts_(report.facts), report_(report), part_(part), unit_name_(GroupName(report.facts)) {
    for (const MentionFact& mention : facts_.mentions) {
      if (mention.kind == "Project") works_.emplace(text::NameKey(mention.name), mention.name);
    }
  }

  /// Of all reports before the rest of any: links may speak of money that another report of the unit states.
  void WriteMoney() {
    WriteReport();
    for (const TotalFact& total : facts_.totals) WriteTotal(total);
    for (const SpendingFact& spending : facts_.spending) WriteSpending(spending);
  }

  void WriteRest() {
    for (const SpendingFact& spending : facts_.spending) WritePart(spending);
    for (const OutcomeFact& outcome : facts_.outcomes) {
      outcomes_.push_back(WriteOutcome(outcome));
      outcome_keys_.push_back(text::NameKey(outcome.text));
    }
    for (const ObservationFact& observation : facts_.observations) WriteObservation(observation);
    for (const SupportFact& support : facts_.supports) WriteSupport(support);
    for (const MentionFact& mention : facts_.mentions) WriteMention(mention);
    for (const RelationFact& relation : facts_.relations) WriteRelation(relation);
    for (const ReckoningFact& reckoning : facts_.reckonings) WriteReckoning(reckoning);
  }

 private:
  void WriteReport() {
    unit_ = AddUnit(unit_name_, facts_.unit_aliases);
    report_id_ = ReportId(facts_.sha256);
    part_.AddNode(report_id_, "Report");
    const std::string& path = report_.paths.empty() ? facts_.path : report_.paths.front();
    part_.Say(report_id_, "title",
              Text(facts_.title.empty() ? std::filesystem::path(path).filename().string() : facts_.title));
    part_.Say(report_id_, "fiscalYear", YearValue(facts_.fiscal_year));
    part_.Say(report_id_, "path", Text(path));
    part_.Collect(report_id_, "paths", report_.paths);
    part_.Say(report_id_, "sha256", Text(facts_.sha256));
    part_.Say(report_id_, "source", Text(facts_.source));
    part_.Relate(unit_, "PUBLISHED", report_id_);
    if (!facts_.evidence.span.empty())
      part_.Collect(Passage(facts_.evidence), "names", {NameEntry("Unit", unit_name_)});
  }

  NodeId AddUnit(const std::string& name, const std::vector<std::string>& aliases) {
    const NodeId id = UnitId(name);
    part_.AddNode(id, "Unit");
    part_.Say(id, "name", name);
    part_.Collect(id, "aliases", aliases);
    std::vector<std::string> names = aliases;
    names.push_back(name);
    part_.Collect(id, "keys", LookupKeys(names));
    return id;
  }

  NodeId Passage(const ingest::Evidence& evidence) {
    const NodeId id =
        ContentId({"Passage", facts_.sha256, std::to_string(evidence.span.start), std::to_string(evidence.span.end)});
    part_.AddNode(id, "Passage");
    part_.Say(id, "quote", Text(evidence.quote));
    part_.Say(id, "section", Text(evidence.section));
    part_.Say(id, "start", static_cast<std::int64_t>(evidence.span.start));
    part_.Say(id, "end", static_cast<std::int64_t>(evidence.span.end));
    if (evidence.page > 0) part_.Say(id, "page", static_cast<std::int64_t>(evidence.page));
    if (evidence.paragraph > 0) part_.Say(id, "paragraph", static_cast<std::int64_t>(evidence.paragraph));
    if (!evidence.cell.empty()) part_.Say(id, "cell", Text(evidence.cell));
    part_.Relate(id, "IN", report_id_);
    return id;
  }

  void Evidence(NodeId of, const ingest::Evidence& evidence) {
    if (!evidence.span.empty()) part_.Relate(of, "EVIDENCED_BY", Passage(evidence));
  }

  NodeId AddIndicator(const std::string& name, std::string_view unit) {
    const NodeId id = ContentId({"Indicator", text::NameKey(name), unit});
    part_.AddNode(id, "Indicator");
    part_.Say(id, "name", Text(name));
    part_.Say(id, "unit", Text(std::string(unit)));
    return id;
  }

  void WriteTotal(const TotalFact& total) {
    const NodeId id = ContentId({"Total", text::NameKey(unit_name_), Year(facts_.fiscal_year), total.fund, total.what,
                                 total.basis, std::to_string(total.amount_fen)});
    part_.AddNode(id, "Observation");
    part_.Say(id, "value", Number(text::Decimal{total.amount_fen, 2}.ToString()));
    part_.Say(id, "unit", kUnitOfMoney);
    part_.Say(id, "amountFen", total.amount_fen);
    part_.Say(id, "role", total.basis == "budget" ? "target" : "actual");
    part_.Say(id, "fund", Text(total.fund));
    part_.Say(id, "fiscalYear", YearValue(facts_.fiscal_year));
    part_.Say(id, "raw", Text(total.raw));
    part_.Say(id, "bound", "exact");
    part_.Say(id, "total", true);
    if (!total.part_of.empty()) {
      part_.Say(id, "partOf", Text(total.part_of));
      part_.Say(id, "partExact", total.part_exact);
    }
    part_.Relate(id, "OF", AddIndicator(total.what, kUnitOfMoney));
    part_.Relate(unit_, "REPORTED", id);
    Evidence(id, total.evidence);
  }

  /// 河套旗某项目 and 某项目 of a unit of 河套旗 are one item.
  NodeId SpendingId(const std::string& name, std::optional<int> year) const {
    return ContentId({"Spending", text::NameKey(unit_name_), Year(year ? year : facts_.fiscal_year),
                      WithoutPlace(text::NameKey(name), text::NameKey(unit_name_))});
  }

  /// Which amount stands for the item: the outturn where there is one, else the latest stage of the budget. Called
  /// after each amount, so the last call decides.
  void ChooseAmount(NodeId id) {
    constexpr std::array<std::string_view, 4> kByWeight{"actual", "final_budget", "arrived", "budget"};
    graph::Properties& properties = part_.PropertiesOf(id);
    for (const std::string_view basis : kByWeight) {
      if (const graph::Value* amount = graph::Find(properties, part_.Key(PropertyOfBasis(basis)))) {
        const graph::Value chosen = *amount;
        graph::Set(properties, part_.Key("amountFen"), chosen);
        graph::Set(properties, part_.Key("basis"), graph::Value(basis));
        return;
      }
    }
  }

  void WriteSpending(const SpendingFact& spending) {
    const std::optional<int> year = spending.fiscal_year ? spending.fiscal_year : facts_.fiscal_year;
    const NodeId id = SpendingId(spending.name, year);
    spending_.emplace(text::NameKey(spending.name), id);
    part_.AddNode(id, "Spending");
    part_.Say(id, "name", Text(spending.name));
    part_.Say(id, "fiscalYear", YearValue(year));
    part_.Say(id, "raw", Text(spending.raw));
    const std::string_view property = PropertyOfBasis(spending.basis);
    const graph::Value* said = part_.Said(id, property);
    if (said != nullptr && said->AsInteger() != nullptr && *said->AsInteger() != spending.amount_fen) {
      part_.Collect(id, "otherAmounts", {spending.basis + " " + std::to_string(spending.amount_fen)});
    }
    part_.Say(id, property, spending.amount_fen);
    ChooseAmount(id);
    part_.Relate(unit_, "SPENT", id);
    if (!spending.fund.empty()) part_.Relate(id, "FROM_FUND", AddFund(spending.fund));
    Evidence(id, spending.evidence);
  }

  /// The item of that name in this report, else in another of the same unit and year.
  std::optional<NodeId> FindSpending(const std::string& name) const {
    const auto own = spending_.find(text::NameKey(name));
    if (own != spending_.end()) return own->second;
    const NodeId id = SpendingId(name, facts_.fiscal_year);
    return part_.Has(id) ? std::optional(id) : std::nullopt;
  }

  void WritePart(const SpendingFact& spending) {
    if (spending.part_of.empty()) return;
    const NodeId id = SpendingId(spending.name, spending.fiscal_year);
    const auto whole = FindSpending(spending.part_of);
    if (!whole || *whole == id) return;
    graph::Set(part_.Relate(id, "PART_OF", *whole), part_.Key("exact"), spending.part_exact);
  }

  NodeId AddFund(const std::string& name) {
    const NodeId id = ContentId({"Fund", name});
    part_.AddNode(id, "Fund");
    part_.Say(id, "name", Text(name));
    return id;
  }

  NodeId WriteOutcome(const OutcomeFact& outcome) {
    const NodeId id = OutcomeId(unit_name_, facts_.fiscal_year, outcome.text);
    part_.AddNode(id, "Outcome");
    part_.Say(id, "text", Text(outcome.text));
    part_.Say(id, "fiscalYear", YearValue(facts_.fiscal_year));
    part_.Say(id, "periodYear", YearValue(outcome.period_year));
    part_.Relate(unit_, "CLAIMS", id);
    Evidence(id, outcome.evidence);
    return id;
  }

  void WriteObservation(const ObservationFact& observation) {
    const std::optional<int> year = observation.fiscal_year ? observation.fiscal_year : facts_.fiscal_year;
    const std::string growth = observation.growth_percent ? std::to_string(*observation.growth_percent) : "";
    const NodeId id = ContentId({"Observation", text::NameKey(unit_name_), text::NameKey(observation.subject),
                                 text::NameKey(observation.indicator), observation.role, Year(year), observation.value,
                                 observation.unit, observation.lower, observation.upper, growth});
    part_.AddNode(id, "Observation");
    part_.Say(id, "value", Number(observation.value));
    part_.Say(id, "unit", Text(observation.unit));
    part_.Say(id, "role", Text(observation.role));
    part_.Say(id, "bound", Text(observation.bound));
    part_.Say(id, "lower", Number(observation.lower));
    part_.Say(id, "upper", Number(observation.upper));
    if (observation.growth_percent) part_.Say(id, "growthPercent", *observation.growth_percent);
    if (observation.amount_fen) part_.Say(id, "amountFen", *observation.amount_fen);
    part_.Say(id, "subject", Text(observation.subject));
    part_.Say(id, "fiscalYear", YearValue(year));
    part_.Say(id, "raw", Text(observation.raw));
    part_.Relate(id, "OF", AddIndicator(observation.indicator, observation.unit));
    part_.Relate(unit_, "REPORTED", id);
    Evidence(id, observation.evidence);
    const auto outcome = static_cast<std::size_t>(observation.outcome);
    if (observation.outcome >= 0 && outcome < outcomes_.size()) part_.Relate(outcomes_[outcome], "MEASURED_BY", id);
  }

  /// The work that an item is of: its name is the work's, or begins with it (石桥道路改造工程配套资金).
  const std::string* WorkOf(const std::string& item) const {
    constexpr std::size_t kShortestWork = 5, kLongestItem = 80;  ///< characters
    const std::u32string name = text::ToCodePoints(item);
    if (name.size() > kLongestItem) return nullptr;
    for (std::size_t length = name.size(); length >= kShortestWork; --length) {
      const auto work = works_.find(text::FromCodePoints(std::u32string_view(name).substr(0, length)));
      if (work != works_.end()) return &work->second;
    }
    return nullptr;
  }

  void WriteSupport(const SupportFact& support) {
    const auto spending = FindSpending(support.spending);
    const auto outcome = static_cast<std::size_t>(support.outcome);
    if (!spending || support.outcome < 0 || outcome >= outcomes_.size()) return;
    // What came of a work involves it, though the sentence that goes on about it leaves its name out.
    if (const std::string* work = WorkOf(text::NameKey(support.spending))) {
      part_.Collect(outcomes_[outcome], "names", {NameEntry("Project", *work)});
    }
    graph::Properties& properties = part_.Relate(*spending, "SUPPORTS", outcomes_[outcome]);
    const graph::Value* confidence = graph::Find(properties, part_.Key("confidence"));
    if (confidence == nullptr || *confidence->AsFloat() < support.evidence.confidence) {
      graph::Set(properties, part_.Key("confidence"), support.evidence.confidence);
      graph::Set(properties, part_.Key("mode"), support.mode);
    }
    std::vector<std::string> evidence = StringsOf(graph::Find(properties, part_.Key("evidence")));
    evidence.push_back(std::to_string(Passage(support.evidence).value));
    graph::Set(properties, part_.Key("evidence"), StringSet(std::move(evidence)));
  }

  void WriteMention(const MentionFact& mention) {
    std::string name = mention.name.empty() ? mention.text : mention.name;
    if (text::NameKey(name).empty()) return;
    if (mention.kind == "Unit" && name != unit_name_ && IsShortUnitName(name, unit_name_)) {
      AddUnit(unit_name_, {name});
      name = unit_name_;
    } else if (mention.kind == "Unit") {
      name = WithinArea(name, unit_name_);
    }
    const std::string entry = NameEntry(mention.kind, name);
    part_.Collect(Passage(mention.evidence), "names", {entry});
    if (mention.text != name && !mention.text.empty() && mention.kind != "Unit") {
      part_.Collect(report_id_, "aliasClaims", {entry + "=" + mention.text});
    }
    const std::string text_key = text::NameKey(mention.text);
    for (std::size_t i = 0; i < outcomes_.size(); ++i) {
      const Span said = facts_.outcomes[i].evidence.span;
      const bool near = mention.evidence.span.start < said.end && said.start < mention.evidence.span.end;
      if (near && outcome_keys_[i].find(text_key) != std::string::npos) part_.Collect(outcomes_[i], "names", {entry});
    }
  }

  /// 云岭重工(原401厂): the report's own word that two names are one thing's.
  void WriteAlias(const RelationFact& relation) {
    for (const MentionFact& mention : facts_.mentions) {
      if (mention.kind == "Unit" || mention.name != relation.to) continue;
      part_.Collect(report_id_, "aliasClaims", {NameEntry(mention.kind, relation.to) + "=" + relation.from});
      return;
    }
  }

  void WriteRelation(const RelationFact& relation) {
    if (relation.type == "ALIAS_OF") return WriteAlias(relation);
    if (relation.type != "SUPERVISED_BY" || relation.from.empty() || relation.to.empty()) return;
    if (text::NameKey(relation.from) == text::NameKey(relation.to)) return;
    part_.Relate(AddUnit(relation.from, {}), "SUPERVISED_BY", AddUnit(relation.to, {}));
  }

  void WriteReckoning(const ReckoningFact& reckoning) {
    const Span place = reckoning.evidence.span;
    const NodeId id = ContentId({"Reckoning", facts_.sha256, reckoning.kind, reckoning.what, reckoning.column,
                                 std::to_string(place.start), std::to_string(place.end)});
    part_.AddNode(id, "Reckoning");
    part_.Say(id, "kind", Text(reckoning.kind));
    part_.Say(id, "what", Text(reckoning.what));
    part_.Say(id, "column", Text(reckoning.column));
    part_.Say(id, "unit", Text(reckoning.unit));
    part_.Say(id, "value", Number(reckoning.value));
    if (reckoning.amount_fen) part_.Say(id, "amountFen", *reckoning.amount_fen);
    part_.Say(id, "rounding", Number(reckoning.rounding));
    part_.Say(id, "exact", reckoning.exact);
    part_.Say(id, "fiscalYear", YearValue(facts_.fiscal_year));
    Evidence(id, reckoning.evidence);
    for (const ReckoningFact::Term& term : reckoning.terms) {
      const NodeId passage = Passage(term.evidence);
      graph::Properties& properties = part_.Relate(id, "TERM", passage);
      graph::Set(properties, part_.Key("name"), graph::Value(term.name));
      if (!term.role.empty()) graph::Set(properties, part_.Key("role"), graph::Value(term.role));
      graph::Set(properties, part_.Key("value"), Number(term.value));
      if (term.amount_fen) graph::Set(properties, part_.Key("amountFen"), graph::Value(*term.amount_fen));
      part_.Relate(id, "EVIDENCED_BY", passage);
    }
  }

  const ReportFacts& facts_;
  const StoredReport& report_;
  GraphPart& part_;
  std::string unit_name_;
  NodeId unit_;
  NodeId report_id_;
  std::vector<NodeId> outcomes_;              ///< by index of facts_.outcomes
  std::vector<std::string> outcome_keys_;     ///< likewise: name keys of their texts
  std::map<std::string, std::string> works_;  ///< projects that it names, by name key
  std::map<std::string, NodeId> spending_;    ///< by name key, this report's
};

}  // namespace

NodeId ReportId(std::string_view sha256) { return ContentId({"Report", sha256}); }

NodeId UnitId(std::string_view name) { return ContentId({"Unit", text::NameKey(name)}); }

NodeId OutcomeId(std::string_view unit, std::optional<int> year, std::string_view outcome_text) {
  return ContentId({"Outcome", text::NameKey(unit), Year(year), text::NameKey(outcome_text)});
}

std::string GroupName(const ReportFacts& facts) {
  if (!facts.unit.empty()) return facts.unit;
  constexpr std::size_t kEnough = 8;  ///< hexadecimal digits that tell one unsigned report from another
  return facts.title.empty() ? "未署名报告 " + facts.sha256.substr(0, kEnough) : facts.title;
}

GraphPart ClaimsOf(const std::map<std::string, StoredReport>& reports, const graph::Tokens& tokens) {
  const auto settled = Settled(reports);
  GraphPart part(tokens);
  std::vector<ReportWriter> writers;
  writers.reserve(reports.size());
  for (const auto& [sha256, report] : settled ? *settled : reports) writers.emplace_back(report, part);
  for (ReportWriter& writer : writers) writer.WriteMoney();
  for (ReportWriter& writer : writers) writer.WriteRest();
  return part;
}

const std::vector<std::string>& SharedLabels() {
  static const std::vector<std::string> labels{"Unit", "Fund", "Indicator"};
  return labels;
}

std::vector<std::string> LookupKeys(const std::vector<std::string>& names) {
  std::vector<std::string> keys;
  for (const std::string& name : names) {
    const std::string key = text::NameKey(name);
    keys.push_back("n:" + key);
    keys.push_back("p:" + text::PinyinKey(key));
    keys.push_back("i:" + text::PinyinInitials(key));
    const std::u32string characters = text::ToCodePoints(key);
    for (std::size_t at = 1; at + 1 < std::min(characters.size(), kLongestSounded); ++at) {
      keys.push_back("s:" + text::PinyinKey(text::FromCodePoints(std::u32string_view(characters).substr(at, kSounds))));
    }
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

std::string NameEntry(std::string_view label, std::string_view name) {
  return std::string(label) + ":" + std::string(name);
}

}  // namespace jitu::ingest
