/// When what the program says and what a reader wrote down are the same: the words may differ a little, amounts never.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace jitu::golden {

using Json = nlohmann::json;

/// A text member, empty if it is missing or null.
std::string Text(const Json& object, const char* member);

/// Names without blanks, quotes, brackets, a leading account code and a trailing 支出, 经费, 资金 or 费用: equal, or
/// one contains the other and is at most 1/0.6 times as long.
bool SameName(const std::string& one, const std::string& other);

/// True if the text says the phrase: its characters stand in the text in that order, or 80 % of its pairs do. A text of
/// more than 160 characters is a paragraph and says nothing in particular.
bool Tells(const std::string& phrase, const std::string& text);

/// Yuan as they stand in an expectation, as exact fen.
std::int64_t Fen(const Json& yuan);

bool SameTotal(const Json& expected, const Json& fact);
bool SameSpending(const Json& expected, const Json& fact);
/// Same value, unit and role, and indicators that share 40 % of their characters; a growth alone counts as a
/// percentage.
bool SameObservation(const Json& expected, const Json& fact);

struct Difference {
  std::vector<std::string> missed;  ///< expected and not said
  std::vector<std::string> extra;   ///< said, and neither expected nor optional
  std::size_t expected = 0;

  double Recall() const;
};

using Same = bool (*)(const Json& expected, const Json& fact);
using Show = std::string (*)(const Json& either);

/// Pairs expectations and facts one to one; a fact said twice is not extra.
Difference Compare(const Json& expected, const Json& facts, const Json& optional, Same same, Show show);

/// Each on a line of its own, so that a failure can be read.
std::string Listed(const std::vector<std::string>& lines);

std::string ShowMoney(const Json& either);
std::string ShowObservation(const Json& either);

}  // namespace jitu::golden
