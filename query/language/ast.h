/// A statement as written.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "query/language/expression.h"

namespace jitu::query {

struct NodePattern {
  std::string name;  ///< empty: no variable
  Place place;
  std::vector<std::string> labels;
  ExpressionPtr properties;  ///< a map literal, a parameter, or nothing
};

enum class Arrow : std::uint8_t { kRight, kLeft, kEither };

/// How many steps; an open side is absent.
struct Hops {
  std::optional<std::uint64_t> least;
  std::optional<std::uint64_t> most;
};

struct RelationshipPattern {
  std::string name;
  Place place;
  Arrow arrow = Arrow::kEither;
  std::vector<std::string> types;  ///< any of them; empty: all
  std::optional<Hops> hops;        ///< variable length
  ExpressionPtr properties;
};

/// name = (nodes[0])-relationships[0]-(nodes[1]) ...
struct Pattern {
  std::string name;  ///< of the path; empty: no variable
  Place place;
  std::vector<NodePattern> nodes;
  std::vector<RelationshipPattern> relationships;
};

struct MatchClause {
  Place place;
  bool optional = false;
  std::vector<Pattern> patterns;
  ExpressionPtr where;
};

struct UnwindClause {
  Place place;
  ExpressionPtr list;
  std::string name;
};

struct ProjectionItem {
  ExpressionPtr expression;
  std::string name;    ///< after AS, or the text of the expression
  bool named = false;  ///< by AS
  Place place;
};

struct SortItem {
  ExpressionPtr expression;
  bool descending = false;
};

/// WITH or RETURN.
struct ProjectionClause {
  Place place;
  bool returns = false;
  bool distinct = false;
  bool star = false;  ///< all variables in scope, before `items`
  std::vector<ProjectionItem> items;
  std::vector<SortItem> order;
  ExpressionPtr skip;
  ExpressionPtr limit;
  ExpressionPtr where;
};

struct CreateClause {
  Place place;
  std::vector<Pattern> patterns;
};

enum class SetKind : std::uint8_t { kProperty, kReplaceAll, kMergeAll, kLabels };

/// SET or REMOVE of one thing; REMOVE of a property sets it to null.
struct SetItem {
  SetKind kind = SetKind::kProperty;
  bool removes = false;
  Place place;
  ExpressionPtr target;  ///< a property access for kProperty, else a variable
  std::vector<std::string> labels;
  ExpressionPtr value;
};

struct SetClause {
  Place place;
  std::vector<SetItem> items;
};

struct DeleteClause {
  Place place;
  bool detach = false;
  std::vector<ExpressionPtr> targets;
};

struct MergeClause {
  Place place;
  Pattern pattern;
  std::vector<SetItem> on_create;
  std::vector<SetItem> on_match;
};

struct YieldItem {
  std::string column;
  std::string name;  ///< the column's own unless AS says otherwise
  Place place;
};

struct CallClause {
  Place place;
  std::string procedure;            ///< with its namespace
  bool implicit_arguments = false;  ///< written without (): parameters of the same names are taken
  std::vector<ExpressionPtr> arguments;
  bool yields_all = false;  ///< no YIELD, or YIELD *
  bool has_yield = false;
  std::vector<YieldItem> yields;
  ExpressionPtr where;
};

enum class TraceSubject : std::uint8_t { kFunds, kOutcomes };

/// TRACE FUNDS OF x [AT LEAST y] YIELD ...: an implementation extension.
struct TraceClause {
  Place place;
  TraceSubject subject = TraceSubject::kFunds;
  ExpressionPtr of;
  ExpressionPtr at_least;
  std::vector<YieldItem> yields;
  ExpressionPtr where;
};

using Clause = std::variant<MatchClause, UnwindClause, ProjectionClause, CreateClause, SetClause, DeleteClause,
                            MergeClause, CallClause, TraceClause>;

struct SingleQuery {
  std::vector<Clause> clauses;
};

struct Statement {
  bool explain = false;
  std::vector<SingleQuery> queries;
  std::vector<bool> union_all;  ///< between queries[i] and queries[i + 1]
  std::vector<Place> unions;    ///< where they stand
};

}  // namespace jitu::query
