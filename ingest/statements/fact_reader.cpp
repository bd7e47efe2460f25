#include "ingest/statements/fact_reader.h"

#include <limits>

#include "graph/model/json.h"

namespace jitu::ingest {
namespace {

using graph::Map;
using graph::Value;

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
  std::uint32_t Offset(std::string_view key) const {
    const std::int64_t offset = Integer(key).value_or(0);
    return offset < 0 || offset > std::numeric_limits<std::uint32_t>::max() ? 0 : static_cast<std::uint32_t>(offset);
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
  std::vector<const Map*> Objects(std::string_view key) const {
    std::vector<const Map*> objects;
    const Value* value = Find(key);
    if (value == nullptr || value->AsList() == nullptr) return objects;
    for (const Value& element : *value->AsList()) {
      if (element.AsMap() != nullptr) objects.push_back(element.AsMap());
    }
    return objects;
  }
  Evidence ReadEvidence() const {
    const Value* value = Find("evidence");
    if (value == nullptr || value->AsMap() == nullptr) {
      Evidence none;
      none.confidence = Number("confidence").value_or(1);
      return none;
    }
    const Line inner(*value->AsMap());
    Evidence evidence;
    evidence.span.start = inner.Offset("start");
    evidence.span.end = inner.Offset("end");
    evidence.quote = inner.Text("quote");
    evidence.section = inner.Text("section");
    evidence.rule = inner.Text("rule");
    evidence.page = inner.Offset("page");
    evidence.paragraph = inner.Offset("paragraph");
    evidence.cell = inner.Text("cell");
    evidence.confidence = inner.Number("confidence").value_or(Number("confidence").value_or(1));
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
  facts.source = line.Text("source");
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

void ReadReckoning(const Line& line, ReportFacts& facts) {
  ReckoningFact reckoning;
  reckoning.kind = line.Text("kind");
  reckoning.what = line.Text("what");
  reckoning.column = line.Text("column");
  reckoning.unit = line.Text("unit");
  reckoning.value = line.Text("decimal");
  reckoning.amount_fen = line.Integer("amountFen");
  reckoning.rounding = line.Text("rounding");
  reckoning.exact = line.Truth("exact");
  for (const Map* members : line.Objects("terms")) {
    const Line term(*members);
    reckoning.terms.push_back(
        {term.Text("name"), term.Text("role"), term.Text("decimal"), term.Integer("amountFen"), term.ReadEvidence()});
  }
  reckoning.evidence = line.ReadEvidence();
  facts.reckonings.push_back(std::move(reckoning));
}

struct Kind {
  std::string_view fact;
  void (*read)(const Line&, ReportFacts&);
};

constexpr Kind kKinds[] = {
    {"report", ReadReport},           {"total", ReadTotal},       {"spending", ReadSpending},
    {"observation", ReadObservation}, {"outcome", ReadOutcome},   {"supports", ReadSupport},
    {"mention", ReadMention},         {"relation", ReadRelation}, {"reckoning", ReadReckoning},
};

}  // namespace

Result<void> FactReader::Read(const Map& members) {
  const Line line(members);
  const std::string fact = line.Text("fact");
  for (const Kind& kind : kKinds) {
    if (kind.fact != fact) continue;
    const std::size_t outcomes = facts_.outcomes.size();
    kind.read(line, facts_);
    if (facts_.outcomes.size() > outcomes) IndexOutcomes(outcomes);
    if (fact == "supports") facts_.supports.back().outcome = Outcome(line.Text("outcome"), facts_.supports.back());
    return {};
  }
  return Fail(ErrorCode::kSyntax, Say("事实种类“{}”未知", "a fact of unknown kind “{}”", fact));
}

void FactReader::IndexOutcomes(std::size_t from) {
  for (std::size_t i = from; i < facts_.outcomes.size(); ++i) {
    outcome_of_text_.emplace(facts_.outcomes[i].text, static_cast<int>(i));
  }
}

int FactReader::Outcome(const std::string& text, const SupportFact& support) {
  if (text.empty()) return -1;
  const auto known = static_cast<std::size_t>(support.outcome);
  if (support.outcome >= 0 && known < facts_.outcomes.size() && facts_.outcomes[known].text == text) {
    return support.outcome;
  }
  const auto [at, fresh] = outcome_of_text_.emplace(text, static_cast<int>(facts_.outcomes.size()));
  if (fresh) facts_.outcomes.push_back({text, std::nullopt, support.evidence});
  return at->second;
}

Result<ReportFacts> FromJsonLines(std::string_view lines) {
  FactReader reader;
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
    if (const auto read = reader.Read(*members); !read) {
      const Message& why = read.error().message;
      return Fail(read.error().code,
                  {Say("第 {} 行：{}", "", number, why.zh).zh, Say("", "line {}: {}", number, why.en).en});
    }
  }
  return reader.Take();
}

}  // namespace jitu::ingest
