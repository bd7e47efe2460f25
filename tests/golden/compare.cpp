#include "tests/golden/compare.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "schema/text/normalise.h"
#include "schema/text/utf8.h"

namespace jitu::golden {
namespace {

constexpr std::size_t kLongestOutcome = 160;

std::u32string Letters(const std::string& text) { return text::ToCodePoints(text::NameKey(text)); }

bool EndsWith(const std::u32string& text, std::u32string_view tail) {
  return text.size() >= tail.size() && std::equal(tail.rbegin(), tail.rend(), text.rbegin());
}

std::u32string Stem(const std::string& name) {
  static constexpr std::array<std::u32string_view, 4> kTails = {U"支出", U"经费", U"资金", U"费用"};
  std::u32string letters = Letters(name);
  const std::size_t digits = std::min(letters.find_first_not_of(U"0123456789"), letters.size());
  if (digits >= 7) letters.erase(0, digits);
  const auto tailed = [&] {
    return letters.size() > 3 &&
           std::any_of(kTails.begin(), kTails.end(), [&](std::u32string_view tail) { return EndsWith(letters, tail); });
  };
  while (tailed()) letters.resize(letters.size() - 2);
  return letters;
}

bool InOrder(const std::u32string& phrase, const std::u32string& text) {
  std::size_t at = 0;
  for (const char32_t letter : text) at += at < phrase.size() && phrase[at] == letter;
  return at == phrase.size();
}

/// Contract words for units, from the measure words an expectation may use.
std::string UnitWord(const std::string& unit) {
  static const std::map<std::string, std::string> kWords = {{"元", "yuan"},        {"米", "metre"},
                                                            {"公里", "kilometre"}, {"平方米", "square_metre"},
                                                            {"亩", "mu"},          {"立方米", "cubic_metre"},
                                                            {"吨", "tonne"},       {"千瓦", "kilowatt"},
                                                            {"%", "percent"},      {"千瓦时", "kilowatt_hour"}};
  const auto found = kWords.find(unit);
  return found == kWords.end() ? unit : found->second;
}

double SharedLetters(const std::string& one, const std::string& other) {
  const std::u32string first = Letters(one);
  const std::u32string second = Letters(other);
  const std::set<char32_t> left(first.begin(), first.end());
  const std::set<char32_t> right(second.begin(), second.end());
  std::set<char32_t> all = left;
  all.insert(right.begin(), right.end());
  if (all.empty()) return 0;
  return static_cast<double>(left.size() + right.size() - all.size()) / static_cast<double>(all.size());
}

bool SameMoney(const Json& expected, const Json& fact, const std::string& name, const std::string& given) {
  if (!fact.contains("amountFen") || fact["amountFen"] != Fen(expected.at("yuan"))) return false;
  if (expected.at("basis") == "any") return true;
  return expected.at("basis") == fact.value("basis", "") && SameName(name, given);
}

}  // namespace

std::string Text(const Json& object, const char* member) {
  const auto found = object.find(member);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool SameName(const std::string& one, const std::string& other) {
  std::u32string less = Stem(one);
  std::u32string more = Stem(other);
  if (less.size() > more.size()) less.swap(more);
  if (less.empty()) return false;
  if (less == more) return true;
  return more.find(less) != std::u32string::npos && less.size() * 10 >= more.size() * 6;
}

bool Tells(const std::string& phrase, const std::string& text) {
  const std::u32string wanted = Letters(phrase);
  const std::u32string given = Letters(text);
  if (wanted.empty() || given.size() > kLongestOutcome) return false;
  if (InOrder(wanted, given)) return true;
  std::size_t found = 0;
  for (std::size_t at = 0; at + 1 < wanted.size(); ++at) {
    found += given.find(wanted.substr(at, 2)) != std::u32string::npos;
  }
  return wanted.size() > 1 && found * 10 >= (wanted.size() - 1) * 8;
}

std::int64_t Fen(const Json& yuan) {
  return yuan.is_number_integer() ? yuan.get<std::int64_t>() * 100 : std::llround(yuan.get<double>() * 100);
}

bool SameTotal(const Json& expected, const Json& fact) {
  const std::string wanted = Text(expected, "fund");
  const std::string given = Text(fact, "fund");
  if (!wanted.empty() && !given.empty() && wanted != given) return false;
  return SameMoney(expected, fact, Text(expected, "what"), Text(fact, "what"));
}

bool SameSpending(const Json& expected, const Json& fact) {
  if (SameMoney(expected, fact, Text(expected, "name"), Text(fact, "name"))) return true;
  for (const Json& name : expected.value("also", Json::array())) {
    if (SameMoney(expected, fact, name, Text(fact, "name"))) return true;
  }
  return false;
}

bool SameObservation(const Json& expected, const Json& fact) {
  if (expected.at("role") != fact.value("role", "")) return false;
  Json value = fact.value("value", Json());
  std::string unit = Text(fact, "unit");
  if (value.is_null() && fact.value("growthPercent", Json()).is_number() && expected.at("unit") == "percent") {
    value = std::abs(fact["growthPercent"].get<double>());
    unit = "percent";
  }
  if (!value.is_number() || UnitWord(unit) != UnitWord(expected.at("unit"))) return false;
  const double wanted = expected.at("value").get<double>();
  if (std::abs(value.get<double>() - wanted) > 1e-9 * std::max(1.0, std::abs(wanted))) return false;
  const std::string indicator = Text(expected, "indicator");
  const std::string given = Text(fact, "indicator");
  double best = 0;
  for (const std::string& one : {indicator, Text(expected, "subject") + indicator}) {
    for (const std::string& other : {given, Text(fact, "subject") + given}) {
      best = std::max(best, SharedLetters(one, other));
    }
  }
  return best >= 0.4;
}

double Difference::Recall() const {
  return expected == 0 ? 1.0 : 1.0 - static_cast<double>(missed.size()) / static_cast<double>(expected);
}

Difference Compare(const Json& expected, const Json& facts, const Json& optional, Same same, Show show) {
  Difference difference;
  difference.expected = expected.size();
  std::set<std::size_t> used;
  for (const Json& wanted : expected) {
    std::size_t at = 0;
    while (at < facts.size() && (used.count(at) > 0 || !same(wanted, facts[at]))) ++at;
    if (at < facts.size()) {
      used.insert(at);
    } else {
      difference.missed.push_back(show(wanted));
    }
  }
  const auto allowed = [&](const Json& fact) {
    const auto agrees = [&](const Json& entry) { return same(entry, fact); };
    return std::any_of(optional.begin(), optional.end(), agrees) ||
           std::any_of(expected.begin(), expected.end(), agrees);
  };
  for (std::size_t at = 0; at < facts.size(); ++at) {
    if (used.count(at) == 0 && !allowed(facts[at])) difference.extra.push_back(show(facts[at]));
  }
  return difference;
}

std::string Listed(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += (all.empty() ? "" : "\n") + line;
  return all;
}

std::string ShowMoney(const Json& either) {
  const std::string name = either.contains("name") ? Text(either, "name") : Text(either, "what");
  const std::int64_t fen = either.contains("yuan") ? Fen(either["yuan"]) : either.value("amountFen", std::int64_t{0});
  return name + " " + std::to_string(fen) + " fen " + Text(either, "basis") + " " + Text(either, "fund");
}

std::string ShowObservation(const Json& either) {
  return Text(either, "indicator") + " " + either.value("value", Json()).dump() + " " + Text(either, "unit") + " " +
         Text(either, "role");
}

}  // namespace jitu::golden
