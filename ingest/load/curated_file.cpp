#include "ingest/load/curated_file.h"

#include <algorithm>

#include "graph/model/json.h"
#include "ingest/statements/fact_reader.h"
#include "schema/base/ids.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

using graph::Map;
using graph::Value;

constexpr std::size_t kMostBadLines = 100;  // told of one file; what is more is counted
constexpr std::size_t kLongestQuote = 300;  // code points of a line that stands as its own evidence

/// What a line of that kind cannot do without, and the words that one of its members may be.
struct Demand {
  std::string_view fact;
  std::vector<std::string_view> texts;
  bool amount = false;
  std::string_view choice;
  std::vector<std::string_view> choices;
};

const std::vector<Demand>& Demands() {
  static const std::vector<Demand> demands{
      {"report", {"unit"}, false, "", {}},
      {"total", {"what"}, true, "basis", {"budget", "actual"}},
      {"spending", {"name"}, true, "basis", {"budget", "final_budget", "arrived", "actual"}},
      {"observation", {"indicator"}, false, "role", {"target", "actual", "baseline"}},
      {"outcome", {"text"}, false, "", {}},
      {"supports", {"spending", "outcome"}, false, "mode", {"stated", "inferred"}},
      {"mention", {"kind", "name"}, false, "", {}},
      {"relation", {"from", "to"}, false, "type", {"SUPERVISED_BY", "ALIAS_OF"}},
      {"reckoning", {"what", "decimal"}, false, "kind", {"sum", "rate", "weights", "score", "score_without_result"}},
  };
  return demands;
}

const Value* Find(const Map& members, std::string_view key) {
  const auto found = members.find(key);
  return found == members.end() ? nullptr : &found->second;
}

std::string TextAt(const Map& members, std::string_view key) {
  const Value* value = Find(members, key);
  return value != nullptr && value->AsString() != nullptr ? *value->AsString() : std::string();
}

std::optional<double> NumberAt(const Map& members, std::string_view key) {
  const Value* value = Find(members, key);
  if (value == nullptr) return std::nullopt;
  if (const double* number = value->AsFloat()) return *number;
  if (const std::int64_t* number = value->AsInteger()) return static_cast<double>(*number);
  return std::nullopt;
}

std::string Listed(const std::vector<std::string_view>& words) {
  std::string listed;
  for (const std::string_view word : words) listed += (listed.empty() ? "" : ", ") + std::string(word);
  return listed;
}

/// Terms are told apart by where they stand.
bool EachTermHasAPlace(const Map& members) {
  const Value* terms = Find(members, "terms");
  if (terms == nullptr || terms->AsList() == nullptr || terms->AsList()->empty()) return false;
  return std::all_of(terms->AsList()->begin(), terms->AsList()->end(), [](const Value& term) {
    const Value* evidence = term.AsMap() == nullptr ? nullptr : Find(*term.AsMap(), "evidence");
    return evidence != nullptr && evidence->AsMap() != nullptr && NumberAt(*evidence->AsMap(), "start") &&
           NumberAt(*evidence->AsMap(), "end");
  });
}

/// What is wrong with the line; nothing if it can be taken.
std::optional<Message> Fault(const Map& members, const model::Catalog& catalog) {
  const std::string fact = TextAt(members, "fact");
  const auto& demands = Demands();
  const auto demand = std::find_if(demands.begin(), demands.end(), [&](const Demand& one) { return one.fact == fact; });
  if (demand == demands.end()) {
    return Say("“fact”应为已知的事实种类，不是“{}”", "“fact” should name a known kind of fact, not “{}”", fact);
  }
  for (const std::string_view text : demand->texts) {
    if (TextAt(members, text).empty()) return Say("缺少文字“{}”", "text “{}” is missing", text);
  }
  const Value* amount = Find(members, "amountFen");
  if (demand->amount && (amount == nullptr || amount->AsInteger() == nullptr)) {
    return Say("“amountFen”应为以分计的整数", "“amountFen” should be an integer of fen");
  }
  const auto& choices = demand->choices;
  const std::string choice = TextAt(members, demand->choice);
  if (!choices.empty() && std::find(choices.begin(), choices.end(), choice) == choices.end()) {
    return Say("“{}”应为 {} 之一", "“{}” should be one of {}", demand->choice, Listed(choices));
  }
  if (fact == "mention") {
    const auto* label = catalog.graph().FindLabel(TextAt(members, "kind"));
    if (label == nullptr || !label->entity) {
      return Say("“kind”应为命名实体的标签，如 Enterprise",
                 "“kind” should be the label of a named thing, as Enterprise");
    }
  }
  if (fact == "reckoning" && !EachTermHasAPlace(members)) {
    return Say("“terms”的每一项要有“evidence”的起止（start、end）",
               "each of “terms” needs an “evidence” with its start and end");
  }
  const auto confidence = NumberAt(members, "confidence");
  if (confidence && (*confidence < 0 || *confidence > 1)) {
    return Say("“confidence”应在 0 与 1 之间", "“confidence” should lie between 0 and 1");
  }
  return std::nullopt;
}

class CuratedReader {
 public:
  CuratedReader(const Document& document, const model::Catalog& catalog) : document_(document), catalog_(catalog) {}

  CuratedFacts Read() {
    const std::string_view source = document_.source;
    std::size_t number = 0;
    for (std::size_t start = 0; start < source.size();) {
      const std::size_t end = std::min(source.find('\n', start), source.size());
      ++number;
      TakeLine(start, end, number);
      start = end + 1;
    }
    EndReport();
    if (bad_ > kMostBadLines) {
      facts_.bad_lines.push_back(Fail(ErrorCode::kUnreadableInput,
                                      Say("另有 {} 行有误", "{} more lines are wrong", bad_ - kMostBadLines),
                                      document_.path));
    }
    return std::move(facts_);
  }

 private:
  void TakeLine(std::size_t start, std::size_t end, std::size_t number) {
    const std::string_view line = std::string_view(document_.source).substr(start, end - start);
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) return;
    if (!text::IsValid(line)) return Bad(number, Say("不是 UTF-8 文本", "is no UTF-8 text"));
    const auto value = graph::FromJson(line);
    if (!value || value->AsMap() == nullptr) {
      return Bad(number, Say("不是 JSON 对象；每行应是一条事实", "is no JSON object; each line should be one fact"));
    }
    Map members = *value->AsMap();
    if (const auto fault = Fault(members, catalog_)) return Bad(number, *fault);
    if (TextAt(members, "fact") == "report") {
      EndReport();
      open_ = true;
      confidence_ = NumberAt(members, "confidence").value_or(1);
    } else if (!open_) {
      return Bad(number, Say("前面没有 report 行，不知是哪个单位的", "no line “report” above says whose it is"));
    }
    Complete(members);
    AddEvidence(members, line, start, end, number);
    if (const auto read = reader_.Read(members); !read) Bad(number, read.error().message);
  }

  void Bad(std::size_t number, const Message& why) {
    if (++bad_ > kMostBadLines) return;
    facts_.bad_lines.push_back(Fail(ErrorCode::kUnreadableInput, why, document_.path + ":" + std::to_string(number)));
  }

  /// What extract prints beside a value and a person leaves out.
  static void Complete(Map& members) {
    if (TextAt(members, "fact") != "observation") return;
    const Value* value = Find(members, "value");
    if (TextAt(members, "decimal").empty() && value != nullptr && NumberAt(members, "value")) {
      members["decimal"] = Value(graph::ToJson(*value));
    }
    if (TextAt(members, "bound").empty()) members["bound"] = Value("exact");
  }

  /// Every fact stands on a sentence: the one it quotes, else its own line in this file.
  void AddEvidence(Map& members, std::string_view line, std::size_t start, std::size_t end, std::size_t number) const {
    const Value* given = Find(members, "evidence");
    Map evidence = given != nullptr && given->AsMap() != nullptr ? *given->AsMap() : Map{};
    const auto from = NumberAt(evidence, "start");
    const auto to = NumberAt(evidence, "end");
    const auto code_point = [&](std::size_t byte) {
      return Value(static_cast<std::int64_t>(document_.source_index.CodePointOf(document_.source, byte)));
    };
    if (!from || !to || *from < 0 || *to <= *from) {
      evidence["start"] = code_point(start);
      evidence["end"] = code_point(end);
    }
    if (TextAt(evidence, "quote").empty()) {
      std::u32string quote = text::ToCodePoints(line.substr(0, 4 * kLongestQuote));
      if (quote.size() > kLongestQuote) quote.resize(kLongestQuote);
      evidence["quote"] = Value(text::FromCodePoints(quote));
      evidence["section"] = Value("第" + std::to_string(number) + "行");
    }
    if (TextAt(evidence, "rule").empty()) evidence["rule"] = Value("curated");
    const auto own = NumberAt(members, "confidence");
    const auto inner = NumberAt(evidence, "confidence");
    evidence["confidence"] = Value(std::clamp(own ? *own : inner.value_or(confidence_), 0.0, 1.0));
    members["evidence"] = Value(std::move(evidence));
  }

  void EndReport() {
    if (!open_) return;
    ReportFacts facts = reader_.Take();
    reader_ = FactReader();
    const std::size_t place = facts_.reports.size();
    facts.sha256 = place == 0 ? document_.sha256 : Sha256Hex(document_.sha256 + "#" + std::to_string(place));
    facts.path = document_.path;
    if (facts.source.empty()) facts.source = document_.path.substr(document_.path.rfind('/') + 1);
    if (facts.title.empty()) facts.title = facts.source;
    for (ObservationFact& observation : facts.observations) observation.outcome = -1;  // a place in an edited list
    facts_.reports.push_back(std::move(facts));
    open_ = false;
  }

  const Document& document_;
  const model::Catalog& catalog_;
  CuratedFacts facts_;
  FactReader reader_;
  double confidence_ = 1;
  bool open_ = false;
  std::size_t bad_ = 0;
};

}  // namespace

bool IsCuratedFile(std::string_view path) { return path.ends_with(".jsonl"); }

CuratedFacts ReadCurated(const Document& document, const model::Catalog& catalog) {
  return CuratedReader(document, catalog).Read();
}

}  // namespace jitu::ingest
