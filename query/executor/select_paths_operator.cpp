/// ANY and SHORTEST: of the paths between two nodes, those that were asked for.
#include <algorithm>
#include <numeric>

#include "query/executor/operator.h"

namespace jitu::query {
namespace {

using graph::Value;

class SelectPathsOperator : public PlanOperator {
 public:
  SelectPathsOperator(Execution& run, const PhysicalNode& node, const SelectPaths& select, Stage& next)
      : PlanOperator(run, node, next), select_(select) {}

  Result<bool> Push(Batch batch) override {
    JITU_CHECK_OK(run_.Check());
    const std::size_t bytes = batch.byte_count();
    held_ += bytes;
    JITU_CHECK_OK(run_.memory.Add(bytes));
    rows_.Add(batch);
    return true;
  }

  // Paths of one partition stand together once sorted, the shortest first, then as they came.
  Result<void> Finish() override {
    Batch all = rows_.Take();
    run_.memory.Release(std::exchange(held_, 0));
    std::vector<std::uint32_t> order(all.size);
    std::iota(order.begin(), order.end(), 0u);
    std::vector<std::size_t> lengths;
    for (std::uint32_t row = 0; row < all.size; ++row) lengths.push_back(LengthOf(all, row));
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      const int partition = Compared(all, a, b);
      return partition != 0 ? partition < 0 : lengths[a] < lengths[b];
    });
    std::vector<std::uint32_t> chosen;
    std::uint64_t count = 0;  // of paths, or of lengths, in this partition so far
    for (std::size_t i = 0; i < order.size(); ++i) {
      const bool first = i == 0 || Compared(all, order[i - 1], order[i]) != 0;
      if (first) count = 0;
      const bool same_length = !first && lengths[order[i - 1]] == lengths[order[i]];
      if (select_.search.kind != PathSearch::Kind::kShortestGroups || !same_length) ++count;
      if (count <= select_.search.count) chosen.push_back(order[i]);
    }
    std::sort(chosen.begin(), chosen.end());
    if (!chosen.empty()) {
      JITU_TRY(const bool more, Emit(all.Gather(chosen)));
      static_cast<void>(more);
    }
    return next_.Finish();
  }

 private:
  int Compared(const Batch& all, std::uint32_t a, std::uint32_t b) const {
    for (const VariableId variable : select_.partition) {
      if (const int order = graph::Compare(all[variable]->At(a), all[variable]->At(b)); order != 0) return order;
    }
    return 0;
  }

  std::size_t LengthOf(const Batch& all, std::uint32_t row) const {
    std::size_t length = 0;
    for (const VariableId variable : select_.relationships) {
      const Value value = all[variable]->At(row);
      length += value.AsList() != nullptr ? value.AsList()->size() : 1;
    }
    return length;
  }

  const SelectPaths& select_;
  BatchStore rows_;
  std::size_t held_ = 0;
};

}  // namespace

std::unique_ptr<Stage> MakeSelectPaths(Execution& run, const PhysicalNode& node, const SelectPaths& select,
                                       Stage& next) {
  return std::make_unique<SelectPathsOperator>(run, node, select, next);
}

}  // namespace jitu::query
