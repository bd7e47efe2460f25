/// Expressions with their names resolved and their static types known.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "graph/model/value.h"
#include "query/functions/aggregate.h"
#include "query/functions/function.h"
#include "query/functions/types.h"
#include "query/language/expression.h"

namespace jitu::query {

/// A variable of the whole statement, named or not: its place in BoundQuery::variables, and later its column in a
/// batch.
using VariableId = std::uint32_t;

struct Variable {
  std::string name;  ///< unnamed ones have a made-up name, for EXPLAIN
  TypeSet types = TypeSet::kAny;
};

enum class BoundKind : std::uint8_t {
  kConstant,              ///< constant
  kParameter,             ///< name
  kVariable,              ///< variable
  kProperty,              ///< children[0].name
  kHasLabels,             ///< children[0]:names; labels are their ids
  kOperation,             ///< operation over one or two children
  kComparison,            ///< a chain, as in the Ast
  kCall,                  ///< function(children)
  kAggregate,             ///< aggregate(children), only inside a projection until it is taken apart
  kList,                  ///< children
  kMap,                   ///< names[i]: children[i]
  kIndex,                 ///< children[0][children[1]]
  kSlice,                 ///< children[0][children[1]..children[2]], an absent bound is null
  kCase,                  ///< as in the Ast
  kListComprehension,     ///< variable runs over children[0]; children[1] filter or null, children[2] value or null
  kQuantifier,            ///< quantifier(variable IN children[0] WHERE children[1])
  kReduce,                ///< accumulator starts at children[0]; variable runs over children[1]; children[2] the step
  kPattern,               ///< whether `pattern` has a match
  kPatternComprehension,  ///< for each match of `pattern`, children[0]
  kSubquery,              ///< whether `query` has rows, how many, or the list of children[0] of them
};

struct BoundMatch;
struct BoundSubquery;
struct BoundExpression;
/// Immutable, so that rules may share parts between expressions.
using BoundPtr = std::shared_ptr<const BoundExpression>;

struct BoundExpression {
  BoundKind kind = BoundKind::kConstant;
  TypeSet types = TypeSet::kAny;
  TypeSet elements = TypeSet::kAny;  ///< of a list: what its elements may be
  Place place;
  graph::Value constant;
  VariableId variable = 0;
  VariableId accumulator = 0;
  std::string name;
  std::optional<PropertyId> property;  ///< of kProperty: nothing where the graph has no such key
  Operator operation = Operator::kAnd;
  std::vector<Operator> operations;
  Quantifier quantifier = Quantifier::kAll;
  Subquery subquery = Subquery::kExists;
  const Function* function = nullptr;
  AggregateKind aggregate = AggregateKind::kCountRows;
  bool distinct = false;
  std::vector<std::string> names;
  std::vector<std::optional<LabelId>> labels;
  std::vector<BoundPtr> children;
  std::shared_ptr<const BoundMatch> pattern;
  std::shared_ptr<const BoundSubquery> query;
};

}  // namespace jitu::query
