/// A pattern again and again: breadth first over whole repetitions, each of which the plan inside finds.
#include <algorithm>
#include <set>

#include "query/executor/apply_operator.h"
#include "query/executor/pipeline.h"

namespace jitu::query {
namespace {

using graph::RelationshipKey;
using graph::Value;

class RepeatOperator : public PlanOperator {
 public:
  RepeatOperator(Execution& run, const PhysicalNode& node, const Repeat& repeat, Stage& next)
      : PlanOperator(run, node, next), repeat_(repeat), found_(run), inner_(run, *node.inputs[1], found_, &node) {
    for (const BoundRepeat::Group& group : repeat.groups) {
      if (Keeps(group.outer)) groups_.push_back(group);
    }
  }

  Result<bool> Push(Batch batch) override {
    chain_.clear();
    reached_.clear();
    const Column starts = batch[repeat_.steps.from]->As(Column::Kind::kNodes);
    Batch kept = batch;
    kept.Keep(keep_);
    RowMaker maker(kept, Made());
    std::vector<std::uint32_t> frontier;
    for (std::uint32_t row = 0; row < batch.size; ++row) {
      if (starts.nodes()[row].value == 0) continue;
      frontier.push_back(static_cast<std::uint32_t>(chain_.size()));
      chain_.push_back({kNone, row, starts.nodes()[row], {}, {}});
    }
    held_ = 0;
    bool more = true;
    for (std::uint64_t depth = 0; !frontier.empty() && more; ++depth) {
      if (depth >= repeat_.least) {
        JITU_TRY(more, EmitAll(batch, frontier, maker));
      }
      if (!more || (repeat_.most && depth >= *repeat_.most)) break;
      JITU_TRY(frontier, NextLevel(batch, frontier));
    }
    run_.memory.Release(held_);
    if (!more || maker.size() == 0) return more;
    return Emit(maker.Take());
  }

 private:
  static constexpr std::uint32_t kNone = 0xffffffff;
  /// One repetition, and the one before it.
  struct Link {
    std::uint32_t before;
    std::uint32_t row;
    NodeId node;
    std::vector<RelationshipKey> walked;
    std::vector<Value> values;  // of the groups
  };

  std::vector<std::pair<VariableId, Column::Kind>> Made() const {
    std::vector<std::pair<VariableId, Column::Kind>> made;
    if (!repeat_.steps.into && Keeps(repeat_.steps.to)) made.emplace_back(repeat_.steps.to, Column::Kind::kNodes);
    if (Keeps(repeat_.steps.relationship)) made.emplace_back(repeat_.steps.relationship, Column::Kind::kValues);
    for (const BoundRepeat::Group& group : groups_) made.emplace_back(group.outer, Column::Kind::kValues);
    return made;
  }

  Result<std::vector<std::uint32_t>> NextLevel(const Batch& batch, const std::vector<std::uint32_t>& frontier) {
    std::vector<std::uint32_t> next;
    std::set<std::pair<std::uint32_t, NodeId>> reached_now;
    for (std::size_t from = 0; from < frontier.size(); from += kBatchRows) {
      JITU_CHECK_OK(run_.Check());
      const std::size_t to = std::min(frontier.size(), from + kBatchRows);
      std::vector<std::uint32_t> rows;
      std::vector<NodeId> nodes;
      std::vector<Value> tags;
      for (std::size_t i = from; i < to; ++i) {
        rows.push_back(chain_[frontier[i]].row);
        nodes.push_back(chain_[frontier[i]].node);
        tags.emplace_back(static_cast<std::int64_t>(i));
      }
      Batch argument = batch.Gather(rows);
      argument.Put(repeat_.first, Column::OfNodes(std::move(nodes)));
      argument.Put(repeat_.tag, Column::OfValues(std::move(tags)));
      JITU_CHECK_OK(inner_.Run(argument));
      const Batch found = found_.Take();
      for (std::size_t i = 0; i < found.size; ++i) {
        JITU_CHECK_OK(Take(batch, found, i, frontier, next, reached_now));
      }
    }
    reached_.insert(reached_now.begin(), reached_now.end());
    return next;
  }

  // One repetition that the plan inside has found, if none of its relationships was walked before.
  Result<void> Take(const Batch& batch, const Batch& found, std::size_t i, const std::vector<std::uint32_t>& frontier,
                    std::vector<std::uint32_t>& next, std::set<std::pair<std::uint32_t, NodeId>>& reached_now) {
    const std::uint32_t before = frontier[static_cast<std::size_t>(*found[repeat_.tag]->At(i).AsInteger())];
    Link link{before, chain_[before].row, *found[repeat_.last]->At(i).AsNode(), {}, {}};
    if (repeat_.shortest_only && reached_.count({link.row, link.node}) != 0) return {};
    for (const VariableId variable : repeat_.relationships) {
      link.walked.push_back(*found[variable]->At(i).AsRelationship());
      if (WasWalked(before, link.walked.back()) || IsElsewhere(batch, link.row, link.walked.back())) return {};
    }
    for (const BoundRepeat::Group& group : groups_) link.values.push_back(found[group.inner]->At(i));
    if (repeat_.shortest_only) reached_now.emplace(link.row, link.node);
    const std::size_t bytes =
        sizeof(Link) + link.walked.size() * sizeof(RelationshipKey) + link.values.size() * sizeof(Value);
    held_ += bytes;
    JITU_CHECK_OK(run_.memory.Add(bytes));
    if (chain_.size() >= kNone) return Fail(ErrorCode::kLimit, Say("路径太多", "there are too many paths"));
    next.push_back(static_cast<std::uint32_t>(chain_.size()));
    chain_.push_back(std::move(link));
    return {};
  }

  bool WasWalked(std::uint32_t at, const RelationshipKey& key) const {
    for (; at != kNone; at = chain_[at].before) {
      const auto& walked = chain_[at].walked;
      if (std::find(walked.begin(), walked.end(), key) != walked.end()) return true;
    }
    return false;
  }

  // Whether another relationship of the same MATCH is this one.
  bool IsElsewhere(const Batch& batch, std::uint32_t row, const RelationshipKey& key) const {
    for (const VariableId variable : repeat_.steps.distinct_from) {
      const Value other = batch[variable]->At(row);
      if (other.AsRelationship() != nullptr && *other.AsRelationship() == key) return true;
      const graph::List* list = other.AsList();
      if (list == nullptr) continue;
      for (const Value& element : *list) {
        if (element.AsRelationship() != nullptr && *element.AsRelationship() == key) return true;
      }
    }
    return false;
  }

  Result<bool> EmitAll(const Batch& batch, const std::vector<std::uint32_t>& frontier, RowMaker& maker) {
    const bool gives_end = !repeat_.steps.into && Keeps(repeat_.steps.to);
    const bool gives_walk = Keeps(repeat_.steps.relationship);
    for (const std::uint32_t at : frontier) {
      const Link& link = chain_[at];
      if (repeat_.steps.into) {
        const Value known = batch[repeat_.steps.to]->At(link.row);
        if (known.AsNode() == nullptr || *known.AsNode() != link.node) continue;
      }
      maker.Add(link.row);
      std::size_t column = 0;
      if (gives_end) maker.made(column++).Append(link.node);
      std::vector<std::uint32_t> links;
      for (std::uint32_t i = at; chain_[i].before != kNone; i = chain_[i].before) links.push_back(i);
      // In the order of the pattern, which is not always that of the walk.
      if (!repeat_.steps.reversed) std::reverse(links.begin(), links.end());
      if (gives_walk) maker.made(column++).Append(Walked(links));
      for (std::size_t group = 0; group < groups_.size(); ++group) {
        graph::List list;
        for (const std::uint32_t i : links) list.push_back(chain_[i].values[group]);
        maker.made(column++).Append(Value(std::move(list)));
      }
      if (!maker.full()) continue;
      JITU_CHECK_OK(run_.Check());
      JITU_TRY(const bool more, Emit(maker.Take()));
      if (!more) return false;
    }
    return true;
  }

  Value Walked(const std::vector<std::uint32_t>& links) const {
    graph::List list;
    for (const std::uint32_t i : links) {
      for (const RelationshipKey& key : chain_[i].walked) list.emplace_back(key);
    }
    return Value(std::move(list));
  }

  const Repeat& repeat_;
  InnerRows found_;
  Pipeline inner_;
  std::vector<BoundRepeat::Group> groups_;
  std::vector<Link> chain_;
  std::set<std::pair<std::uint32_t, NodeId>> reached_;  // by the repetitions so far
  std::size_t held_ = 0;
};

}  // namespace

std::unique_ptr<Stage> MakeRepeat(Execution& run, const PhysicalNode& node, const Repeat& repeat, Stage& next) {
  return std::make_unique<RepeatOperator>(run, node, repeat, next);
}

}  // namespace jitu::query
