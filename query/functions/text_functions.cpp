#include <algorithm>

#include "query/functions/arithmetic.h"
#include "query/functions/function.h"
#include "schema/text/letter_case.h"
#include "schema/text/utf8.h"

namespace jitu::query {
namespace {

using graph::List;
using graph::Value;
using Arguments = std::span<const Value>;

const Message kText{"字符串", "a string"};
const Message kCount{"不小于零的整数", "an integer not below zero"};

Result<Value> ToUpper(Arguments arguments) {
  const std::string* text = arguments[0].AsString();
  if (text == nullptr) return WrongArgument("toUpper", arguments[0], kText);
  return Value(text::ToUpper(*text));
}

Result<Value> ToLower(Arguments arguments) {
  const std::string* text = arguments[0].AsString();
  if (text == nullptr) return WrongArgument("toLower", arguments[0], kText);
  return Value(text::ToLower(*text));
}

bool IsBlank(char32_t c) { return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0x3000; }

template <bool kLeft, bool kRight>
Result<Value> Trim(Arguments arguments) {
  const std::string* text = arguments[0].AsString();
  if (text == nullptr) return WrongArgument("trim", arguments[0], kText);
  std::string_view rest = *text;
  while (kLeft && !rest.empty() && IsBlank(text::At(rest, 0).value)) rest.remove_prefix(text::At(rest, 0).bytes);
  while (kRight && !rest.empty() && IsBlank(text::Before(rest, rest.size()).value)) {
    rest.remove_suffix(text::Before(rest, rest.size()).bytes);
  }
  return Value(rest);
}

Result<Value> Split(Arguments arguments) {
  const std::string* text = arguments[0].AsString();
  const std::string* by = arguments[1].AsString();
  if (text == nullptr || by == nullptr) return WrongArgument("split", arguments[text ? 1 : 0], kText);
  List parts;
  std::size_t from = 0;
  if (by->empty()) {
    while (from < text->size()) {
      const std::size_t bytes = text::At(*text, from).bytes;
      parts.emplace_back(text->substr(from, bytes));
      from += bytes;
    }
    return Value(std::move(parts));
  }
  for (std::size_t to = text->find(*by); to != std::string::npos; to = text->find(*by, from)) {
    parts.emplace_back(text->substr(from, to - from));
    from = to + by->size();
  }
  parts.emplace_back(text->substr(from));
  return Value(std::move(parts));
}

// Code points [from, from + count) of a text.
std::string Slice(const std::string& text, std::uint64_t from, std::uint64_t count) {
  std::size_t start = 0;
  for (; from > 0 && start < text.size(); --from) start += text::At(text, start).bytes;
  std::size_t end = start;
  for (; count > 0 && end < text.size(); --count) end += text::At(text, end).bytes;
  return text.substr(start, end - start);
}

Result<Value> Substring(Arguments arguments) {
  const std::string* text = arguments[0].AsString();
  if (text == nullptr) return WrongArgument("substring", arguments[0], kText);
  for (const Value& count : arguments.subspan(1)) {
    if (count.AsInteger() == nullptr || *count.AsInteger() < 0) return WrongArgument("substring", count, kCount);
  }
  const std::int64_t length = arguments.size() > 2 ? *arguments[2].AsInteger() : INT64_MAX;
  return Value(Slice(*text, static_cast<std::uint64_t>(*arguments[1].AsInteger()), static_cast<std::uint64_t>(length)));
}

template <bool kFromLeft>
Result<Value> Side(Arguments arguments) {
  const std::string* text = arguments[0].AsString();
  const std::int64_t* count = arguments[1].AsInteger();
  if (text == nullptr) return WrongArgument(kFromLeft ? "left" : "right", arguments[0], kText);
  if (count == nullptr || *count < 0) return WrongArgument(kFromLeft ? "left" : "right", arguments[1], kCount);
  const auto wanted = static_cast<std::uint64_t>(*count);
  if (kFromLeft) return Value(Slice(*text, 0, wanted));
  const std::uint64_t size = text::CountCodePoints(*text);
  return Value(Slice(*text, size > wanted ? size - wanted : 0, wanted));
}

Result<Value> Replace(Arguments arguments) {
  for (const Value& argument : arguments) {
    if (argument.AsString() == nullptr) return WrongArgument("replace", argument, kText);
  }
  const std::string& text = *arguments[0].AsString();
  const std::string& sought = *arguments[1].AsString();
  if (sought.empty()) return arguments[0];
  std::string replaced;
  std::size_t from = 0;
  for (std::size_t to = text.find(sought); to != std::string::npos; to = text.find(sought, from)) {
    replaced.append(text, from, to - from).append(*arguments[2].AsString());
    from = to + sought.size();
    if (replaced.size() > kMaxStringBytes) {
      return Fail(ErrorCode::kLimit, Say("字符串超过 {} 字节", "the string is longer than {} bytes", kMaxStringBytes));
    }
  }
  return Value(replaced.append(text, from));
}

constexpr TypeSet kString = TypeSet::kString;

constexpr Function kTable[] = {
    {"toUpper", 1, 1, kString, kString, ToUpper},         {"toLower", 1, 1, kString, kString, ToLower},
    {"upper", 1, 1, kString, kString, ToUpper},           {"lower", 1, 1, kString, kString, ToLower},
    {"trim", 1, 1, kString, kString, Trim<true, true>},   {"lTrim", 1, 1, kString, kString, Trim<true, false>},
    {"rTrim", 1, 1, kString, kString, Trim<false, true>}, {"split", 2, 2, kString, TypeSet::kList, Split},
    {"substring", 2, 3, kString, kString, Substring},     {"left", 2, 2, kString, kString, Side<true>},
    {"right", 2, 2, kString, kString, Side<false>},       {"replace", 3, 3, kString, kString, Replace},
};

}  // namespace

std::span<const Function> TextFunctions() { return kTable; }

}  // namespace jitu::query
