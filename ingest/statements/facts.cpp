#include "ingest/statements/facts.h"

#include <limits>

#include "graph/model/json.h"
#include "schema/text/numerals.h"

namespace jitu::ingest {
namespace {

using graph::Map;
using graph::Value;
using Members = std::vector<std::pair<std::string, Value>>;

Value OrNull(const std::string& text) { return text.empty() ? Value() : Value(text); }

Value OrNull(const std::optional<int>& number) { return number ? Value(*number) : Value(); }

Value OrNull(const std::optional<std::int64_t>& number) { return number ? Value(*number) : Value(); }

Value OrNull(const std::optional<double>& number) { return number ? Value(*number) : Value(); }

Value NumberOf(const std::string& decimal) {
  const auto parsed = text::Decimal::Parse(decimal);
  if (!parsed) return Value();
  if (parsed->scale == 0) return Value(parsed->digits);
  return Value(parsed->ToDouble());
}

Value ToValue(const Evidence& evidence) {
  return Value(Map{{"start", Value(static_cast<std::int64_t>(evidence.span.start))},
                   {"end", Value(static_cast<std::int64_t>(evidence.span.end))},
                   {"quote", Value(evidence.quote)},
                   {"section", Value(evidence.section)},
                   {"rule", Value(evidence.rule)},
                   {"confidence", Value(evidence.confidence)}});
}

Members ToMembers(const TotalFact& total) {
  return {{"fact", "total"},
          {"what", total.what},
          {"fund", OrNull(total.fund)},
          {"basis", total.basis},
          {"amountFen", total.amount_fen},
          {"raw", total.raw},
          {"partOf", OrNull(total.part_of)},
          {"partExact", total.part_exact},
          {"evidence", ToValue(total.evidence)}};
}

Members ToMembers(const SpendingFact& spending) {
  return {{"fact", "spending"},
          {"name", spending.name},
          {"amountFen", spending.amount_fen},
          {"basis", spending.basis},
          {"fund", OrNull(spending.fund)},
          {"fiscalYear", OrNull(spending.fiscal_year)},
          {"partOf", OrNull(spending.part_of)},
          {"partExact", spending.part_exact},
          {"raw", spending.raw},
          {"evidence", ToValue(spending.evidence)}};
}

Members ToMembers(const ObservationFact& observation) {
  return {{"fact", "observation"},
          {"indicator", observation.indicator},
          {"value", NumberOf(observation.value)},
          {"unit", OrNull(observation.unit)},
          {"role", observation.role},
          {"bound", observation.bound},
          {"growthPercent", OrNull(observation.growth_percent)},
          {"subject", OrNull(observation.subject)},
          {"decimal", OrNull(observation.value)},
          {"lower", OrNull(observation.lower)},
          {"upper", OrNull(observation.upper)},
          {"amountFen", OrNull(observation.amount_fen)},
          {"fiscalYear", OrNull(observation.fiscal_year)},
          {"raw", observation.raw},
          {"outcomeIndex", observation.outcome < 0 ? Value() : Value(observation.outcome)},
          {"evidence", ToValue(observation.evidence)}};
}

Members ToMembers(const OutcomeFact& outcome) {
  return {{"fact", "outcome"},
          {"text", outcome.text},
          {"periodYear", OrNull(outcome.period_year)},
          {"evidence", ToValue(outcome.evidence)}};
}

Members ToMembers(const SupportFact& support, const std::vector<OutcomeFact>& outcomes) {
  const bool known = support.outcome >= 0 && static_cast<std::size_t>(support.outcome) < outcomes.size();
  return {{"fact", "supports"},
          {"spending", support.spending},
          {"amountFen", support.amount_fen},
          {"outcome", known ? Value(outcomes[static_cast<std::size_t>(support.outcome)].text) : Value()},
          {"mode", support.mode},
          {"confidence", support.evidence.confidence},
          {"outcomeIndex", known ? Value(support.outcome) : Value()},
          {"evidence", ToValue(support.evidence)}};
}

Members ToMembers(const MentionFact& mention) {
  return {{"fact", "mention"},
          {"kind", mention.kind},
          {"name", mention.name},
          {"text", mention.text},
          {"evidence", ToValue(mention.evidence)}};
}

Members ToMembers(const RelationFact& relation) {
  return {{"fact", "relation"},
          {"type", relation.type},
          {"from", relation.from},
          {"to", relation.to},
          {"evidence", ToValue(relation.evidence)}};
}

Members ReportMembers(const ReportFacts& facts) {
  graph::List aliases(facts.unit_aliases.begin(), facts.unit_aliases.end());
  return {{"fact", "report"},
          {"path", facts.path},
          {"title", facts.title},
          {"unit", facts.unit},
          {"fiscalYear", OrNull(facts.fiscal_year)},
          {"unitAliases", Value(std::move(aliases))},
          {"sha256", facts.sha256},
          {"evidence", ToValue(facts.evidence)}};
}

/// Reads the members of one object; what is missing or of another type reads as empty.
class Line {
 public:
  explicit Line(const Map& members) : members_(members) {}

  std::string Text(std::string_view key) const {
    const Value* value = Find(key);
    return value != nullptr && value->AsString() != nullptr ? *value->AsString() : std::string();
  }
  std::optional<std::int64_t> Integer(std::string_view key) const {
    const Value* value = Find(key);
    if (value == nullptr || value->AsInteger() == nullptr) return std::nullopt;
    return *value->AsInteger();
  }
  std::optional<int> Int(std::string_view key) const {
    const auto wide = Integer(key);
    if (!wide || *wide < std::numeric_limits<int>::min() || *wide > std::numeric_limits<int>::max())
      return std::nullopt;
    return static_cast<int>(*wide);
  }
  std::optional<double> Number(std::string_view key) const {
    const Value* value = Find(key);
    if (value == nullptr) return std::nullopt;
    if (const double* number = value->AsFloat()) return *number;
    if (const std::int64_t* number = value->AsInteger()) return static_cast<double>(*number);
    return std::nullopt;
  }
  bool Truth(std::string_view key) const {
    const Value* value = Find(key);
    return value != nullptr && value->AsBoolean() != nullptr && *value->AsBoolean();
  }
  std::vector<std::string> Texts(std::string_view key) const {
    std::vector<std::string> texts;
    const Value* value = Find(key);
    if (value == nullptr || value->AsList() == nullptr) return texts;
    for (const Value& element : *value->AsList()) {
      if (element.AsString() != nullptr) texts.push_back(*element.AsString());
    }
    return texts;
  }
  Evidence ReadEvidence() const {
    const Value* value = Find("evidence");
    if (value == nullptr || value->AsMap() == nullptr) return {};
    const Line inner(*value->AsMap());
    Evidence evidence;
    evidence.span.start = static_cast<std::uint32_t>(inner.Integer("start").value_or(0));
    evidence.span.end = static_cast<std::uint32_t>(inner.Integer("end").value_or(0));
    evidence.quote = inner.Text("quote");
    evidence.section = inner.Text("section");
    evidence.rule = inner.Text("rule");
    evidence.confidence = inner.Number("confidence").value_or(1);
    return evidence;
  }

 private:
  const Value* Find(std::string_view key) const {
    const auto found = members_.find(key);
    return found == members_.end() ? nullptr : &found->second;
  }

  const Map& members_;
};

void ReadReport(const Line& line, ReportFacts& facts) {
  facts.path = line.Text("path");
  facts.title = line.Text("title");
  facts.unit = line.Text("unit");
  facts.fiscal_year = line.Int("fiscalYear");
  facts.unit_aliases = line.Texts("unitAliases");
  facts.sha256 = line.Text("sha256");
  facts.evidence = line.ReadEvidence();
}

void ReadTotal(const Line& line, ReportFacts& facts) {
  TotalFact total;
  total.what = line.Text("what");
  total.fund = line.Text("fund");
  total.basis = line.Text("basis");
  total.amount_fen = line.Integer("amountFen").value_or(0);
  total.raw = line.Text("raw");
  total.part_of = line.Text("partOf");
  total.part_exact = line.Truth("partExact");
  total.evidence = line.ReadEvidence();
  facts.totals.push_back(std::move(total));
}

void ReadSpending(const Line& line, ReportFacts& facts) {
  SpendingFact spending;
  spending.name = line.Text("name");
  spending.amount_fen = line.Integer("amountFen").value_or(0);
  spending.basis = line.Text("basis");
  spending.fund = line.Text("fund");
  spending.fiscal_year = line.Int("fiscalYear");
  spending.part_of = line.Text("partOf");
  spending.part_exact = line.Truth("partExact");
  spending.raw = line.Text("raw");
  spending.evidence = line.ReadEvidence();
  facts.spending.push_back(std::move(spending));
}

void ReadObservation(const Line& line, ReportFacts& facts) {
  ObservationFact observation;
  observation.indicator = line.Text("indicator");
  observation.value = line.Text("decimal");
  observation.unit = line.Text("unit");
  observation.role = line.Text("role");
  observation.bound = line.Text("bound");
  observation.lower = line.Text("lower");
  observation.upper = line.Text("upper");
  observation.growth_percent = line.Number("growthPercent");
  observation.subject = line.Text("subject");
  observation.amount_fen = line.Integer("amountFen");
  observation.fiscal_year = line.Int("fiscalYear");
  observation.raw = line.Text("raw");
  observation.outcome = line.Int("outcomeIndex").value_or(-1);
  observation.evidence = line.ReadEvidence();
  facts.observations.push_back(std::move(observation));
}

void ReadOutcome(const Line& line, ReportFacts& facts) {
  facts.outcomes.push_back({line.Text("text"), line.Int("periodYear"), line.ReadEvidence()});
}

void ReadSupport(const Line& line, ReportFacts& facts) {
  facts.supports.push_back({line.Text("spending"), line.Integer("amountFen").value_or(0),
                            line.Int("outcomeIndex").value_or(-1), line.Text("mode"), line.ReadEvidence()});
}

void ReadMention(const Line& line, ReportFacts& facts) {
  facts.mentions.push_back({line.Text("kind"), line.Text("name"), line.Text("text"), line.ReadEvidence()});
}

void ReadRelation(const Line& line, ReportFacts& facts) {
  facts.relations.push_back({line.Text("type"), line.Text("from"), line.Text("to"), line.ReadEvidence()});
}

struct Kind {
  std::string_view fact;
  void (*read)(const Line&, ReportFacts&);
};

constexpr Kind kKinds[] = {
    {"report", ReadReport},   {"total", ReadTotal},      {"spending", ReadSpending}, {"observation", ReadObservation},
    {"outcome", ReadOutcome}, {"supports", ReadSupport}, {"mention", ReadMention},   {"relation", ReadRelation},
};

}  // namespace

std::string ToJsonLines(const ReportFacts& facts) {
  std::string lines;
  const auto add = [&lines](const Members& members) {
    lines += graph::ToJsonObject(members);
    lines += '\n';
  };
  add(ReportMembers(facts));
  for (const auto& total : facts.totals) add(ToMembers(total));
  for (const auto& spending : facts.spending) add(ToMembers(spending));
  for (const auto& observation : facts.observations) add(ToMembers(observation));
  for (const auto& outcome : facts.outcomes) add(ToMembers(outcome));
  for (const auto& support : facts.supports) add(ToMembers(support, facts.outcomes));
  for (const auto& mention : facts.mentions) add(ToMembers(mention));
  for (const auto& relation : facts.relations) add(ToMembers(relation));
  return lines;
}

Result<ReportFacts> FromJsonLines(std::string_view lines) {
  ReportFacts facts;
  std::size_t number = 0;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    JITU_TRY(const Value value, graph::FromJson(line));
    const Map* members = value.AsMap();
    if (members == nullptr) {
      return Fail(ErrorCode::kSyntax, Say("第 {} 行不是 JSON 对象；每行应是一条事实",
                                          "line {} is no JSON object; each line should be one fact", number));
    }
    const Line read(*members);
    const std::string fact = read.Text("fact");
    bool known = false;
    for (const Kind& kind : kKinds) {
      if (kind.fact != fact) continue;
      kind.read(read, facts);
      known = true;
    }
    if (!known) {
      return Fail(ErrorCode::kSyntax,
                  Say("第 {} 行的事实种类“{}”未知", "line {} states a fact of unknown kind \"{}\"", number, fact));
    }
  }
  return facts;
}

}  // namespace jitu::ingest
