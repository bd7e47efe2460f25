/// A statement that is known to mean something.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "query/binder/bound_expression.h"
#include "query/binder/procedure_signature.h"
#include "query/binder/unknown_name.h"
#include "query/language/ast.h"

namespace jitu::query {

struct BoundNode {
  VariableId variable = 0;
  std::vector<std::string> label_names;
  std::vector<std::optional<LabelId>> labels;  ///< nothing: the graph has no such label
};

struct BoundRepeat;

struct BoundRelationship {
  VariableId variable = 0;  ///< a relationship, or for a variable length the list of them
  VariableId from = 0;      ///< the node on the left as written
  VariableId to = 0;
  Arrow arrow = Arrow::kEither;
  std::vector<std::string> type_names;
  std::vector<TypeId> types;  ///< those of them that the graph has; all if type_names is empty
  std::optional<Hops> hops;
  std::shared_ptr<const BoundRepeat> repeat;  ///< instead of one type of relationship, a pattern, `hops` times
  bool shortest_only = false;                 ///< later ways to a node already reached are not wanted
};

/// A named path: nodes and relationships in turn.
struct BoundPath {
  VariableId variable = 0;
  std::vector<VariableId> nodes;
  std::vector<VariableId> relationships;
};

struct BoundMatch {
  bool optional = false;
  PathSearch search;             ///< of the one pattern there is, where it is not kAll
  std::vector<BoundNode> nodes;  ///< each variable once
  std::vector<BoundRelationship> relationships;
  std::vector<BoundPath> paths;
  std::vector<BoundPtr> predicates;      ///< all must hold: inline properties, then WHERE
  std::vector<VariableId> bound_before;  ///< variables of the pattern that earlier clauses gave
  std::vector<BoundPtr> after;           ///< WHERE of a search: asked of the paths that it has chosen
};

/// ((first)-[..]-(last)){least, most}: its variables mean one of each repetition inside, and outside the list of them.
struct BoundRepeat {
  BoundMatch inner;
  VariableId first = 0;
  VariableId last = 0;
  VariableId tag = 0;  ///< for the Argument of the inner plan
  struct Group {
    VariableId inner = 0;
    VariableId outer = 0;
  };
  std::vector<Group> groups;
};

struct BoundUnwind {
  BoundPtr list;
  VariableId variable = 0;
};

struct Projected {
  VariableId target = 0;
  BoundPtr expression;
};

struct AggregateCall {
  VariableId target = 0;
  AggregateKind kind = AggregateKind::kCountRows;
  BoundPtr argument;  ///< null for count(*)
  bool distinct = false;
};

struct SortKey {
  BoundPtr expression;
  bool descending = false;
};

/// WITH or RETURN, taken apart: aggregate, then compute, make distinct, sort, cut, filter.
struct BoundProjection {
  bool aggregating = false;
  std::vector<Projected> keys;
  std::vector<AggregateCall> aggregates;
  std::vector<Projected> items;
  std::vector<VariableId> columns;  ///< what is in scope afterwards, in order
  bool distinct = false;
  std::vector<SortKey> order;
  BoundPtr skip;
  BoundPtr limit;
  BoundPtr where;
};

struct BoundProperties {
  std::vector<std::string> names;
  std::vector<BoundPtr> values;  ///< one per name
  BoundPtr map;                  ///< instead: a parameter
};

struct CreatedNode {
  VariableId variable = 0;
  std::vector<std::string> labels;
  BoundProperties properties;
};

struct CreatedRelationship {
  VariableId variable = 0;
  VariableId from = 0;
  VariableId to = 0;
  std::string type;
  BoundProperties properties;
};

struct BoundCreate {
  std::vector<CreatedNode> nodes;  ///< new ones only
  std::vector<CreatedRelationship> relationships;
  std::vector<BoundPath> paths;
};

struct BoundSetItem {
  SetKind kind = SetKind::kProperty;
  bool removes = false;
  BoundPtr target;
  std::string property;
  std::vector<std::string> labels;
  BoundPtr value;
  Place place;
};

struct BoundSet {
  std::vector<BoundSetItem> items;
};

/// MERGE: the pattern as a question, and the same pattern as what is made where there is no answer.
struct BoundMerge {
  BoundMatch match;
  BoundCreate create;
  BoundSet on_create;
  BoundSet on_match;
};

struct BoundDelete {
  bool detach = false;
  std::vector<BoundPtr> targets;
};

struct BoundCall {
  const ProcedureSignature* procedure = nullptr;
  std::vector<BoundPtr> arguments;
  std::vector<std::size_t> columns;   ///< which of the procedure's
  std::vector<VariableId> variables;  ///< and what they are called here
  BoundPtr where;
  Place place;
};

struct BoundSubquery;

using BoundClause = std::variant<BoundMatch, BoundUnwind, BoundProjection, BoundCreate, BoundSet, BoundDelete,
                                 BoundMerge, BoundCall, std::shared_ptr<BoundSubquery>>;

/// Clauses run for each row; each row they give is joined to the row they ran for. TRACE is made of one.
struct BoundSubquery {
  std::string name;               ///< for EXPLAIN
  std::vector<VariableId> uses;   ///< variables of the outer scope that the clauses speak of
  std::vector<Projected> inputs;  ///< computed in the outer scope
  std::vector<BoundClause> clauses;
  std::vector<Projected> outputs;  ///< inner results under their outer names
  BoundPtr where;
};

struct BoundSingleQuery {
  std::vector<BoundClause> clauses;
  std::vector<VariableId> columns;  ///< of RETURN; empty without one
};

struct BoundQuery {
  bool explain = false;
  bool profile = false;
  std::vector<std::pair<std::string, Place>> parameters;  ///< that must be given
  std::vector<UnknownName> unknown_names;                 ///< each once, in the order in which they are read
  std::vector<Variable> variables;
  std::vector<std::string> column_names;
  std::vector<BoundSingleQuery> queries;
  std::vector<bool> union_all;
};

}  // namespace jitu::query
