/// The algebra: what a plan is made of. Each operation takes the rows of its inputs and gives rows with more columns,
/// fewer rows, or another order; a column is a variable of the bound query.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "graph/model/indexes.h"
#include "graph/store/store.h"
#include "query/binder/bound_query.h"

namespace jitu::query {

/// One row without columns: where a plan starts.
struct EmptyRow {};

/// The rows of the Apply this plan stands in, each with its number in `tag`.
struct Argument {
  VariableId tag = 0;
};

/// A property to be read along with a node, and the column it goes to.
struct PropertyRead {
  PropertyId property;
  VariableId target = 0;
  std::string name;
};

/// For each row, all nodes, or those with a label.
struct NodeScan {
  VariableId node = 0;
  std::string label_name;        ///< empty: all nodes
  std::optional<LabelId> label;  ///< nothing, though named: the graph has none
  std::vector<PropertyRead> reads;
};

/// For each row, the nodes that an ordered index has under the value. May give too many where values are long or lists:
/// the predicate it comes from stays above it.
struct IndexSeek {
  VariableId node = 0;
  graph::IndexId index = 0;
  std::string label_name;
  std::string property_name;
  BoundPtr value;
  std::vector<PropertyRead> reads;
};

/// What both ways of walking relationships have in common.
struct Steps {
  VariableId from = 0;
  VariableId to = 0;
  VariableId relationship = 0;
  graph::Direction direction = graph::Direction::kOut;
  std::vector<std::string> type_names;    ///< empty: all types
  std::vector<TypeId> types;              ///< those of them that the graph has
  bool into = false;                      ///< `to` has a value already: only walks that end there
  bool reversed = false;                  ///< walked from right to left of the pattern
  std::vector<VariableId> distinct_from;  ///< relationships (or lists of them) of the same MATCH that may not recur
};

/// One step.
struct Expand {
  Steps steps;
  bool once = false;                ///< a row that has such a step, once, without its end: nobody asks for more
  std::vector<LabelId> end_labels;  ///< that the end must have; with `once` alone
  std::vector<std::string> end_label_names;
};

/// A trail: `least` to `most` steps, no relationship twice. `relationship` becomes the list of them.
struct VarExpand {
  Steps steps;
  std::uint64_t least = 1;
  std::optional<std::uint64_t> most;
  bool shortest_only = false;  ///< later ways to a node already reached from the row's start are left out
  bool distinct_ends = false;  ///< each end once for a row, by breadth-first search, without the relationships
};

/// A pattern `least` to `most` times, each beginning where the one before it ended: inputs[1], over an Argument. No
/// relationship twice. `relationship` becomes the list of all of them, each group the list of what its variable was.
struct Repeat {
  Steps steps;  ///< direction and types mean nothing here
  std::uint64_t least = 0;
  std::optional<std::uint64_t> most;
  bool shortest_only = false;
  VariableId tag = 0;
  VariableId first = 0;                   ///< in inputs[1]: where a repetition begins, given to it
  VariableId last = 0;                    ///< and where it ends
  std::vector<VariableId> relationships;  ///< of inputs[1], in the order of the pattern
  std::vector<BoundRepeat::Group> groups;
};

/// Of the rows that are alike in `partition`, those that the search asks for, by number of relationships.
struct SelectPaths {
  PathSearch search;
  std::vector<VariableId> partition;
  std::vector<VariableId> relationships;  ///< each one of them, or a list
};

/// Rows for which all predicates are true.
struct Filter {
  std::vector<BoundPtr> predicates;
};

struct Project {
  std::vector<Projected> items;
};

/// Named paths from the nodes and relationships of a pattern.
struct BuildPaths {
  std::vector<BoundPath> paths;
};

struct Aggregate {
  /// An aggregate may be made in two stages: parts, each of some of the rows, and the whole of these parts.
  enum class Stage : std::uint8_t { kRowsToWhole, kRowsToParts, kPartsToWhole };
  std::vector<Projected> keys;
  std::vector<AggregateCall> calls;
  Stage stage = Stage::kRowsToWhole;
};

/// The first row for each combination of the columns.
struct Distinct {
  std::vector<VariableId> columns;
};

struct Sort {
  std::vector<SortKey> keys;
};

/// The first skip + limit rows of the order.
struct TopK {
  std::vector<SortKey> keys;
  BoundPtr skip;  ///< null: none; skipping itself is left to Skip
  BoundPtr limit;
};

struct Skip {
  BoundPtr count;
};

struct Limit {
  BoundPtr count;
};

struct Unwind {
  BoundPtr list;
  VariableId variable = 0;
};

/// inputs[1] is run for each row of inputs[0] (in batches; rows are told apart by `tag`).
struct Apply {
  enum class Mode : std::uint8_t {
    kInner,     ///< each pair of rows
    kOptional,  ///< likewise, and a row without partner once, with nulls
    kExists,    ///< the row with `result` true or false
    kCollect,   ///< the row with `result` the list of `collected`
  };
  Mode mode = Mode::kInner;
  std::string name;  ///< for EXPLAIN
  VariableId tag = 0;
  VariableId result = 0;
  BoundPtr collected;
  bool one_by_one = false;             ///< inputs[1] counts rows, and so may not see those of several at once
  std::vector<VariableId> introduced;  ///< by inputs[1], for kInner and kOptional
};

struct ProcedureCall {
  BoundCall call;
};

/// Properties of a node, and only rows whose node has the labels.
struct ReadProperties {
  VariableId node = 0;
  std::vector<PropertyRead> reads;
  std::vector<LabelId> labels;
  std::vector<std::string> label_names;
};

struct Create {
  BoundCreate create;
};

struct SetProperties {
  BoundSet set;
};

struct Delete {
  BoundDelete removal;
};

/// For each row, the rows of inputs[1]; where there are none, the row with what `create` makes. Row by row, as a row
/// may find what the one before it made.
struct Merge {
  BoundMerge merge;
  VariableId tag = 0;
};

/// All rows of an earlier part before the first row of a later one: between writing and reading.
struct Eager {};

/// The rows of all inputs, one after another.
struct Union {};

using Operation = std::variant<EmptyRow, Argument, NodeScan, IndexSeek, Expand, VarExpand, Repeat, SelectPaths, Filter,
                               Project, BuildPaths, Aggregate, Distinct, Sort, TopK, Skip, Limit, Unwind, Apply,
                               ProcedureCall, ReadProperties, Create, SetProperties, Delete, Merge, Eager, Union>;

}  // namespace jitu::query
