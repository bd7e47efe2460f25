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
  std::vector<std::string> labels;              ///< all of them; or
  std::shared_ptr<const LabelTest> label_test;  ///< where it is more than that
  ExpressionPtr properties;                     ///< a map literal, a parameter, or nothing
  ExpressionPtr where;
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
  std::vector<std::string> types;               ///< any of them; empty: all
  std::shared_ptr<const LabelTest> label_test;  ///< where it is more than that
  std::optional<Hops> hops;                     ///< variable length
  std::shared_ptr<Pattern> repeated;            ///< in its place a whole pattern, `hops` times
  ExpressionPtr properties;
  ExpressionPtr where;  ///< of each relationship, or of each repetition
};

/// Which of the paths between two nodes are wanted (ISO/IEC 39075, path search prefix).
struct PathSearch {
  enum class Kind : std::uint8_t {
    kAll,
    kAny,             ///< `count` of them
    kShortest,        ///< the `count` shortest
    kShortestGroups,  ///< all of the `count` least lengths
  };
  Kind kind = Kind::kAll;
  std::uint64_t count = 1;
};

/// What may not recur on a path; that no relationship does goes without saying.
enum class PathMode : std::uint8_t { kTrail, kAcyclic, kSimple };

/// name = (nodes[0])-relationships[0]-(nodes[1]) ...
struct Pattern {
  std::string name;  ///< of the path; empty: no variable
  Place place;
  PathSearch search;
  PathMode mode = PathMode::kTrail;
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

/// CALL (variables) { query }: the query for each row.
struct SubqueryClause {
  Place place;
  std::vector<std::string> imports;
  std::shared_ptr<SingleQuery> query;
};

enum class TraceSubject : std::uint8_t { kFunds, kOutcomes };

/// TRACE FUNDS OF x [IN years] [BY units] [MODE mode, ...] [DEPTH n] [AT LEAST y] YIELD ...: an implementation
/// extension.
struct TraceClause {
  Place place;
  TraceSubject subject = TraceSubject::kFunds;
  ExpressionPtr of;
  ExpressionPtr years;
  ExpressionPtr units;
  std::vector<std::string> modes;  ///< empty: all
  std::uint64_t depth = 2;         ///< how many SAME_AS away at most
  ExpressionPtr at_least;
  std::vector<YieldItem> yields;
  ExpressionPtr where;
};

using Clause = std::variant<MatchClause, UnwindClause, ProjectionClause, CreateClause, SetClause, DeleteClause,
                            MergeClause, CallClause, SubqueryClause, TraceClause>;

struct SingleQuery {
  std::vector<Clause> clauses;
};

struct Statement {
  bool explain = false;
  bool profile = false;
  std::vector<SingleQuery> queries;
  std::vector<bool> union_all;  ///< between queries[i] and queries[i + 1]
  std::vector<Place> unions;    ///< where they stand
};

}  // namespace jitu::query
