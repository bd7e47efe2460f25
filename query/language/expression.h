/// Expressions as written, before anything is known about what the names mean.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "graph/model/value.h"
#include "query/language/statement_error.h"

namespace jitu::query {

enum class Operator : std::uint8_t {
  kOr,
  kXor,
  kAnd,
  kNot,
  kEqual,
  kNotEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kModulo,
  kPower,
  kNegate,
  kPositive,
  kIn,
  kStartsWith,
  kEndsWith,
  kContains,
  kMatches,
  kIsNull,
  kIsNotNull,
};

/// As it is written, in capitals: "STARTS WITH".
std::string_view NameOf(Operator operation);

enum class ExpressionKind : std::uint8_t {
  kLiteral,               ///< value
  kParameter,             ///< name
  kVariable,              ///< name
  kProperty,              ///< children[0].name
  kHasLabels,             ///< children[0]:names, or children[0]:label_test
  kOperation,             ///< operation over one or two children
  kComparison,            ///< children[0] operations[0] children[1] operations[1] ...
  kCall,                  ///< name(children), perhaps distinct; name as written, with its namespace
  kCountStar,             ///< count(*)
  kList,                  ///< children
  kMap,                   ///< names[i]: children[i]
  kIndex,                 ///< children[0][children[1]]
  kSlice,                 ///< children[0][children[1]..children[2]]; an absent bound is null
  kCase,                  ///< children: subject or null, then pairs of condition and value, then the default or null
  kListComprehension,     ///< [name IN children[0] WHERE children[1] | children[2]]; the last two may be null
  kQuantifier,            ///< quantifier(name IN children[0] WHERE children[1])
  kReduce,                ///< reduce(names[0] = children[0], name IN children[1] | children[2])
  kPattern,               ///< (a)-->(b) as a truth value
  kPatternComprehension,  ///< [pattern WHERE children[0] | children[1]]; children[0] may be null
  kSubquery,              ///< EXISTS { query } and its like: subquery, query
};

/// What is asked of the rows of a query inside an expression.
enum class Subquery : std::uint8_t { kExists, kCount, kCollect };

/// A test of a node's labels or of a relationship's type: a name, %, or tests combined.
struct LabelTest {
  enum class Kind : std::uint8_t { kName, kAny, kNot, kAnd, kOr };
  Kind kind = Kind::kName;
  std::string name;
  std::vector<LabelTest> parts;
};

enum class Quantifier : std::uint8_t { kAll, kAny, kNone, kSingle };

struct Pattern;
struct SingleQuery;
struct Expression;
using ExpressionPtr = std::unique_ptr<Expression>;

struct Expression {
  ExpressionKind kind = ExpressionKind::kLiteral;
  Place place;
  std::uint32_t depth = 1;  ///< of the tree below; bounded by the parser
  graph::Value value;
  std::string name;
  Operator operation = Operator::kAnd;
  Quantifier quantifier = Quantifier::kAll;
  Subquery subquery = Subquery::kExists;
  bool distinct = false;
  std::vector<Operator> operations;
  std::vector<std::string> names;
  std::vector<ExpressionPtr> children;
  std::shared_ptr<Pattern> pattern;
  std::shared_ptr<SingleQuery> query;
  std::shared_ptr<const LabelTest> label_test;
};

}  // namespace jitu::query
