#include <algorithm>
#include <cmath>
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

constexpr double kSameWords = 0.85;  // share of the shorter name's characters that the other has: one indicator
constexpr double kNearlyAsLong = 0.5;
constexpr double kNearTarget = 0.25;  // of the larger
constexpr std::size_t kCommonPair = 2;
constexpr std::size_t kShortestTarget = 3;  // characters of an indicator that says what is aimed at

struct Figure {
  NodeId id;
  std::string indicator;
  std::string key;
  std::string measure;
  std::string raw;
  graph::Value value;
};

struct Figures {
  std::vector<Figure> targets, actuals;
};

using UnitYear = std::pair<std::string, std::int64_t>;  // name, fiscal year

/// One name holds the other. What is measured otherwise is another thing unless the names are nearly as long: 小区
/// 2,640户 is no 小区建筑面积.
bool IsNamedAs(const Figure& a, const Figure& b) {
  if (a.key.find(b.key) == std::string::npos && b.key.find(a.key) == std::string::npos) return false;
  const auto [less, more] = std::minmax({a.key.size(), b.key.size()});
  return a.measure == b.measure || static_cast<double>(less) >= kNearlyAsLong * static_cast<double>(more);
}

/// The shorter name's characters stand in the longer.
bool IsNamedLike(const Figure& a, const Figure& b) {
  std::u32string one = text::ToCodePoints(a.key);
  std::u32string other = text::ToCodePoints(b.key);
  if (one.size() > other.size()) std::swap(one, other);
  const auto shared =
      std::count_if(one.begin(), one.end(), [&](char32_t c) { return other.find(c) != std::u32string::npos; });
  return static_cast<double>(shared) >= kSameWords * static_cast<double>(one.size());
}

/// Names that share a pair of characters: 完成小区 and 涉及小区, 支持就业见习 and 组织见习.
bool AreAkin(const Figure& a, const Figure& b) {
  const std::u32string one = text::ToCodePoints(a.key);
  const std::u32string other = text::ToCodePoints(b.key);
  for (std::size_t at = 0; at + kCommonPair <= one.size(); ++at) {
    if (other.find(one.substr(at, kCommonPair)) != std::u32string::npos) return true;
  }
  return false;
}

/// 人, 名 and 口 count people alike.
std::string MeasureOf(const std::string& unit) { return unit == "名" || unit == "口" ? "人" : unit; }

/// 新建旅游停车场 and 建成停车场: they end with the same thing. What is a rate ends as every rate does.
bool AreOfOneThing(const Figure& a, const Figure& b) {
  constexpr std::size_t kShortestThing = 3;  // characters
  if (a.measure == "percent") return false;
  const std::u32string one = text::ToCodePoints(a.key);
  const std::u32string other = text::ToCodePoints(b.key);
  const auto [end, unused] = std::mismatch(one.rbegin(), one.rend(), other.rbegin(), other.rend());
  return static_cast<std::size_t>(end - one.rbegin()) >= kShortestThing;
}

/// 32.63公里 of both: by chance two figures hardly agree in so many digits.
bool AgreeToTheDigit(const Figure& a, const Figure& b) {
  constexpr std::ptrdiff_t kTellingDigits = 3;
  const std::string& raw = a.raw;
  const auto is_digit = [](char c) { return c >= '1' && c <= '9'; };
  return std::count_if(raw.begin(), raw.end(), is_digit) >= kTellingDigits && graph::Compare(a.value, b.value) == 0;
}

/// A result of about the size that was aimed at. Rates lie near one another anyway.
bool AreNear(const Figure& a, const Figure& b) {
  const double one = NumberOf(a.value, 0);
  const double other = NumberOf(b.value, 0);
  if (a.measure == "percent") return one == other;
  return std::abs(one - other) <= kNearTarget * std::max(std::abs(one), std::abs(other));
}

/// Whether a result is to be looked for: a target of one thing is met by telling of it, and amounts of money outside
/// forms are what is given, not what is aimed at.
bool AsksForResult(const Figure& target, const std::string& cell, const FindingDefinition& definition) {
  const auto& never = definition.List("never");
  if (NumberOf(target.value, 0) == 1 || text::CountCodePoints(target.key) < kShortestTarget) return false;
  if (target.measure == "yuan" && cell.empty()) return false;
  return std::none_of(never.begin(), never.end(),
                      [&](const std::string& word) { return target.indicator.find(word) != std::string::npos; });
}

Result<std::map<NodeId, std::string>> IndicatorNames(const GraphMoment& reader, const std::vector<NodeId>& figures) {
  JITU_TRY(const auto of, reader.Follow(figures, "OF", Direction::kOut));
  std::set<NodeId> indicators;
  for (const auto& link : of) indicators.insert(link.to);
  JITU_TRY(const auto records, reader.Nodes(std::vector<NodeId>(indicators.begin(), indicators.end()), {"name"}));
  std::map<NodeId, std::string> name_of, names;
  for (const auto& record : records) name_of[record.id] = TextOf(record.values[0]);
  for (const auto& link : of) names[link.from] = name_of[link.to];
  return names;
}

Result<void> ReadFigures(const GraphMoment& reader, NodeId unit, const std::string& name,
                         std::map<UnitYear, Figures>& figures) {
  JITU_TRY(const auto reported, reader.Follow(std::vector<NodeId>{unit}, "REPORTED", Direction::kOut));
  std::vector<NodeId> ids;
  for (const auto& link : reported) ids.push_back(link.to);
  JITU_TRY(const auto records, reader.Nodes(ids, {"role", "total", "value", "unit", "fiscalYear", "raw", "subject"}));
  JITU_TRY(const auto indicators, IndicatorNames(reader, ids));
  for (const auto& record : records) {
    const auto indicator = indicators.find(record.id);
    if (!record.values[1].IsNull() || record.values[2].IsNull() || indicator == indicators.end()) continue;
    Figure figure{record.id,
                  indicator->second,
                  text::NameKey(TextOf(record.values[6]) + indicator->second),
                  MeasureOf(TextOf(record.values[3])),
                  TextOf(record.values[5]),
                  record.values[2]};
    auto& of_year = figures[{name, IntegerOf(record.values[4])}];
    const std::string role = TextOf(record.values[0]);
    if (role == "target")
      of_year.targets.push_back(std::move(figure));
    else if (role == "actual")
      of_year.actuals.push_back(std::move(figure));
  }
  return {};
}

Result<std::map<UnitYear, Figures>> ReadAll(const GraphMoment& reader) {
  std::map<UnitYear, Figures> figures;
  std::vector<std::pair<NodeId, std::string>> units;
  JITU_CHECK_OK(reader.Scan("Unit", {"name"}, UINT64_MAX, [&](FoundNode&& record) {
    units.emplace_back(record.id, TextOf(record.values[0]));
    return true;
  }));
  for (const auto& [id, name] : units) JITU_CHECK_OK(ReadFigures(reader, id, name, figures));
  return figures;
}

struct Sentence {
  std::string quote, cell;
};

/// The sentences in which the targets stand.
Result<std::map<NodeId, Sentence>> SentencesOf(const GraphMoment& reader, const std::map<UnitYear, Figures>& figures) {
  std::vector<NodeId> targets;
  for (const auto& [whose, of_year] : figures) {
    for (const Figure& target : of_year.targets) targets.push_back(target.id);
  }
  JITU_TRY(const auto evidence, EvidenceOf(reader, targets));
  std::vector<NodeId> passages;
  for (const auto& [target, places] : evidence) passages.push_back(places.front().passage);
  JITU_TRY(const auto records, reader.Nodes(passages, {"cell"}));
  std::map<NodeId, std::string> cells;
  for (const auto& record : records) cells[record.id] = TextOf(record.values[0]);
  std::map<NodeId, Sentence> sentences;
  for (const auto& [target, places] : evidence) {
    sentences[target] = {places.front().quote, cells[places.front().passage]};
  }
  return sentences;
}

/// 目标≥80分以上，实际82.3分; 应达到98%以上，经抽检为99.4%: the sentence goes on with the result.
bool IsToldBehind(const Figure& target, const std::map<NodeId, Sentence>& sentences,
                  const FindingDefinition& definition) {
  const auto sentence = sentences.find(target.id);
  if (sentence == sentences.end() || target.raw.empty()) return false;
  const std::size_t at = sentence->second.quote.find(target.raw);
  if (at == std::string::npos) return false;
  const auto& words = definition.List("told");
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return sentence->second.quote.find(word, at + target.raw.size()) != std::string::npos;
  });
}

/// `taken`: the result is named as another target is, so it answers this one only where it is equal to it.
bool IsAnswer(const Figure& actual, const Figure& target, bool taken) {
  if (IsNamedAs(actual, target)) return true;
  if (actual.measure != target.measure) return false;
  if (AgreeToTheDigit(target, actual)) return true;
  if (taken) return graph::Compare(actual.value, target.value) == 0 && AreAkin(actual, target);
  return IsNamedLike(actual, target) || AreOfOneThing(actual, target) ||
         (AreNear(actual, target) && AreAkin(actual, target));
}

/// 建设智慧小区20个 in the text, 建成智慧小区≥20个 in the form: one target, told twice; of one measure and one value.
bool IsToldAgain(const Figure& target, const Figure& other) {
  return target.measure != "percent" && AreAkin(target, other);
}

void AddRow(const UnitYear& whose, const std::vector<std::pair<const Figure*, const Figure*>>& found,
            std::vector<FindingRow>& rows) {
  if (found.empty()) return;
  FindingRow row;
  graph::List indicators;
  std::set<std::string> named;
  for (const auto& [target, actual] : found) {
    if (named.insert(target->indicator).second) {
      indicators.emplace_back(target->raw.empty() ? target->indicator : target->indicator + "（" + target->raw + "）");
    }
    for (const Figure* figure : {actual, target}) {
      if (figure != nullptr) row.evidence.push_back(figure->id);
    }
  }
  row.values = {{"unit", whose.first},
                {"year", whose.second},
                {"count", static_cast<std::int64_t>(named.size())},
                {"indicators", std::move(indicators)}};
  rows.push_back(std::move(row));
}

}  // namespace

Result<std::vector<FindingRow>> CheckTargetEqualsActual(const GraphMoment& reader, const FindingDefinition&) {
  JITU_TRY(const auto all, ReadAll(reader));
  std::vector<FindingRow> rows;
  for (const auto& [whose, figures] : all) {
    std::vector<std::pair<const Figure*, const Figure*>> equal;
    for (const Figure& target : figures.targets) {
      if (NumberOf(target.value, 0) == 0) continue;  // no accidents were aimed at, and none happened
      const auto actual = std::find_if(figures.actuals.begin(), figures.actuals.end(), [&](const Figure& one) {
        return one.measure == target.measure && graph::Compare(one.value, target.value) == 0 && IsNamedAs(one, target);
      });
      if (actual != figures.actuals.end()) equal.emplace_back(&target, &*actual);
    }
    AddRow(whose, equal, rows);
  }
  return rows;
}

Result<std::vector<FindingRow>> CheckTargetWithoutActual(const GraphMoment& reader,
                                                         const FindingDefinition& definition) {
  JITU_TRY(const auto all, ReadAll(reader));
  JITU_TRY(const auto sentences, SentencesOf(reader, all));
  std::vector<FindingRow> rows;
  for (const auto& [whose, figures] : all) {
    std::vector<std::pair<const Figure*, const Figure*>> missing;
    std::set<NodeId> taken;  // results of a target that is named as they are
    for (const Figure& actual : figures.actuals) {
      const auto is_its = [&](const Figure& target) { return IsNamedAs(actual, target); };
      if (std::any_of(figures.targets.begin(), figures.targets.end(), is_its)) taken.insert(actual.id);
    }
    std::vector<const Figure*> open;
    std::map<std::pair<std::string, double>, std::vector<const Figure*>> answered;  // by measure and value
    for (const Figure& target : figures.targets) {
      const bool told = std::any_of(figures.actuals.begin(), figures.actuals.end(), [&](const Figure& actual) {
        return IsAnswer(actual, target, taken.contains(actual.id));
      });
      const bool closed = told || IsToldBehind(target, sentences, definition);
      (closed ? answered[{target.measure, NumberOf(target.value, 0)}] : open).push_back(&target);
    }
    for (const Figure* target : open) {
      const auto& alike = answered[{target->measure, NumberOf(target->value, 0)}];
      const auto is_it = [&](const Figure* other) { return IsToldAgain(*target, *other); };
      if (std::any_of(alike.begin(), alike.end(), is_it)) continue;
      const auto sentence = sentences.find(target->id);
      const std::string cell = sentence == sentences.end() ? std::string() : sentence->second.cell;
      if (AsksForResult(*target, cell, definition)) missing.emplace_back(target, nullptr);
    }
    if (!figures.actuals.empty()) AddRow(whose, missing, rows);
  }
  return rows;
}

}  // namespace jitu::query
