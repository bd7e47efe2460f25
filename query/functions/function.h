/// The functions of the language. A new one is a line in the table of its file (numbers, text, lists, conversions,
/// temporal, elements, provenance), and nothing else.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "graph/model/value.h"
#include "query/functions/graph_access.h"
#include "query/functions/types.h"
#include "schema/base/result.h"

namespace jitu::query {

using ScalarFunction = Result<graph::Value> (*)(std::span<const graph::Value> arguments);
using GraphFunction = Result<std::vector<graph::Value>> (*)(GraphAccess& graph,
                                                            std::span<const std::vector<graph::Value>> columns,
                                                            std::size_t rows);

/// What a function does with null arguments: most are null then, and are not called.
enum class OnNull : std::uint8_t { kNull, kCall };

struct Function {
  std::string_view name;   ///< as it is written in documents; found in any case of letters
  std::uint8_t least = 1;  ///< number of arguments
  std::uint8_t most = 1;
  TypeSet argument = TypeSet::kAny;  ///< what the first argument may be: checked before anything runs
  TypeSet result = TypeSet::kAny;
  ScalarFunction scalar = nullptr;  ///< one row at a time; or
  GraphFunction graph = nullptr;    ///< a batch of rows at a time, with the graph at hand
  OnNull on_null = OnNull::kNull;
  bool clock = false;  ///< of a scalar one: the moment of the statement comes as one more argument, the last
};

/// Nothing if there is none of that name.
const Function* FindFunction(std::string_view name);

/// All of them, in the order of the tables.
std::vector<const Function*> AllFunctions();

/// The tables, one per file.
std::span<const Function> NumberFunctions();
std::span<const Function> TextFunctions();
std::span<const Function> ListFunctions();
std::span<const Function> ConversionFunctions();
std::span<const Function> ElementFunctions();
std::span<const Function> TemporalFunctions();
std::span<const Function> ProvenanceFunctions();

/// A fault of a function's argument.
Error WrongArgument(std::string_view function, const graph::Value& value, Message expected);

}  // namespace jitu::query
