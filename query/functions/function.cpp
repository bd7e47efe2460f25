#include "query/functions/function.h"

#include <unordered_map>

#include "query/functions/arithmetic.h"
#include "query/language/statement_error.h"

namespace jitu::query {
namespace {

std::string Lowered(std::string_view name) {
  std::string lowered(name);
  for (char& c : lowered) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 0x20);
  }
  return lowered;
}

}  // namespace

std::vector<const Function*> AllFunctions() {
  std::vector<const Function*> all;
  for (const auto& table : {NumberFunctions(), TextFunctions(), ListFunctions(), ConversionFunctions(),
                            TemporalFunctions(), ElementFunctions(), ProvenanceFunctions()}) {
    for (const Function& function : table) all.push_back(&function);
  }
  return all;
}

const Function* FindFunction(std::string_view name) {
  static const auto* const kByName = [] {
    auto* by_name = new std::unordered_map<std::string, const Function*>;
    for (const Function* function : AllFunctions()) by_name->emplace(Lowered(function->name), function);
    return by_name;
  }();
  const auto found = kByName->find(Lowered(name));
  return found == kByName->end() ? nullptr : found->second;
}

Error WrongArgument(std::string_view function, const graph::Value& value, Message expected) {
  const Message type = TypeName(value);
  return NamedFault("InvalidArgumentValue",
                    Message{Say("{}() 需要{}，却得到{}", "", function, expected.zh, type.zh).zh,
                            Say("", "{}() takes {}, found {}", function, expected.en, type.en).en});
}

}  // namespace jitu::query
