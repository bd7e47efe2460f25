#include <algorithm>

#include "query/functions/arithmetic.h"
#include "query/functions/function.h"
#include "query/language/statement_error.h"
#include "schema/text/utf8.h"

namespace jitu::query {
namespace {

using graph::List;
using graph::Value;
using Arguments = std::span<const Value>;

const Message kList{"列表", "a list"};

Result<Value> Coalesce(Arguments arguments) {
  for (const Value& argument : arguments) {
    if (!argument.IsNull()) return argument;
  }
  return Value();
}

Result<Value> Size(Arguments arguments) {
  if (const List* list = arguments[0].AsList()) return Value(static_cast<std::int64_t>(list->size()));
  if (const std::string* text = arguments[0].AsString()) {
    return Value(static_cast<std::int64_t>(text::CountCodePoints(*text)));
  }
  if (const graph::Map* map = arguments[0].AsMap()) return Value(static_cast<std::int64_t>(map->size()));
  return WrongArgument("size", arguments[0], {"列表或字符串", "a list or a string"});
}

Result<Value> Head(Arguments arguments) {
  const List* list = arguments[0].AsList();
  if (list == nullptr) return WrongArgument("head", arguments[0], kList);
  return list->empty() ? Value() : list->front();
}

Result<Value> Last(Arguments arguments) {
  const List* list = arguments[0].AsList();
  if (list == nullptr) return WrongArgument("last", arguments[0], kList);
  return list->empty() ? Value() : list->back();
}

Result<Value> Tail(Arguments arguments) {
  const List* list = arguments[0].AsList();
  if (list == nullptr) return WrongArgument("tail", arguments[0], kList);
  return list->empty() ? arguments[0] : Value(List(list->begin() + 1, list->end()));
}

Result<Value> Reverse(Arguments arguments) {
  if (const List* list = arguments[0].AsList()) return Value(List(list->rbegin(), list->rend()));
  const std::string* text = arguments[0].AsString();
  if (text == nullptr) return WrongArgument("reverse", arguments[0], {"列表或字符串", "a list or a string"});
  std::u32string code_points = text::ToCodePoints(*text);
  std::reverse(code_points.begin(), code_points.end());
  return Value(text::FromCodePoints(code_points));
}

Result<Value> Range(Arguments arguments) {
  for (const Value& argument : arguments) {
    if (argument.AsInteger() == nullptr) {
      const Message type = TypeName(argument);
      return NamedFault("ArgumentError: InvalidArgumentType",
                        Message{Say("range() 需要整数，却得到{}", "", type.zh).zh,
                                Say("", "range() takes integers, found {}", type.en).en});
    }
  }
  const std::int64_t from = *arguments[0].AsInteger();
  const std::int64_t to = *arguments[1].AsInteger();
  const std::int64_t step = arguments.size() > 2 ? *arguments[2].AsInteger() : 1;
  if (step == 0) {
    return NamedFault("NumberOutOfRange", Say("range() 的步长不能是 0", "range() takes a step other than 0"));
  }
  List numbers;
  if ((step > 0 && from > to) || (step < 0 && from < to)) return Value(std::move(numbers));
  const std::uint64_t stride = step > 0 ? static_cast<std::uint64_t>(step) : ~static_cast<std::uint64_t>(step) + 1;
  const std::uint64_t distance = step > 0 ? static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from)
                                          : static_cast<std::uint64_t>(from) - static_cast<std::uint64_t>(to);
  const std::uint64_t last = distance / stride;
  if (last >= kMaxListElements) {
    return Fail(ErrorCode::kLimit, Say("列表超过 {} 个元素", "the list has more than {} elements", kMaxListElements));
  }
  numbers.reserve(last + 1);
  for (std::uint64_t i = 0; i <= last; ++i) {
    numbers.emplace_back(
        static_cast<std::int64_t>(static_cast<std::uint64_t>(from) + i * static_cast<std::uint64_t>(step)));
  }
  return Value(std::move(numbers));
}

constexpr TypeSet kListType = TypeSet::kList;

constexpr Function kTable[] = {
    {"coalesce", 1, 255, TypeSet::kAny, TypeSet::kAny, Coalesce, nullptr, OnNull::kCall},
    {"size", 1, 1, kListType | TypeSet::kString | TypeSet::kMap, TypeSet::kInteger, Size},
    {"head", 1, 1, kListType, TypeSet::kAny, Head},
    {"last", 1, 1, kListType, TypeSet::kAny, Last},
    {"tail", 1, 1, kListType, kListType, Tail},
    {"reverse", 1, 1, kListType | TypeSet::kString, kListType | TypeSet::kString, Reverse},
    {"range", 2, 3, TypeSet::kAny, kListType, Range},
};

}  // namespace

std::span<const Function> ListFunctions() { return kTable; }

}  // namespace jitu::query
