/// Sort and TopK: rows by the total order of values; equal rows keep the order in which they came.
#include <algorithm>
#include <limits>

#include "query/executor/operator.h"

namespace jitu::query {
namespace {

class SortingOperator : public PlanOperator {
 public:
  SortingOperator(Execution& run, const PhysicalNode& node, const std::vector<SortKey>& keys, Stage& next)
      : PlanOperator(run, node, next), keys_(keys), key_columns_(keys.size()) {}

  Result<bool> Push(Batch batch) override {
    JITU_CHECK_OK(run_.Check());
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      JITU_TRY(const ColumnPtr column, evaluator_.Evaluate(keys_[i].expression, batch));
      key_columns_[i].AppendAll(*column);
    }
    batch.Keep(keep_);
    held_ += batch.byte_count();
    JITU_CHECK_OK(run_.memory.Add(batch.byte_count()));
    rows_.Add(batch);
    JITU_CHECK_OK(Shrink());
    return true;
  }

  Result<void> Finish() override {
    JITU_TRY(const std::uint64_t wanted, Wanted());
    Batch sorted = TakeSorted(wanted);
    key_columns_.assign(keys_.size(), Column());
    run_.memory.Release(std::exchange(held_, 0));
    if (sorted.size > 0) {
      JITU_TRY(const bool more, Emit(std::move(sorted)));
      static_cast<void>(more);
    }
    return next_.Finish();
  }

 protected:
  virtual Result<std::uint64_t> Wanted() { return std::numeric_limits<std::uint64_t>::max(); }
  virtual Result<void> Shrink() { return {}; }

  std::size_t row_count() const { return rows_.size(); }

  // Keeps the first `wanted` rows of the order.
  void Cut(std::uint64_t wanted) {
    std::vector<std::uint32_t> order = Order(wanted);
    std::vector<Column> keys;
    for (const Column& column : key_columns_) keys.push_back(column.Gather(order));
    const Batch kept = rows_.Take().Gather(order);
    key_columns_ = std::move(keys);
    rows_.Add(kept);
  }

 private:
  std::vector<std::uint32_t> Order(std::uint64_t wanted) const {
    std::vector<std::uint32_t> order(rows_.size());
    for (std::uint32_t row = 0; row < order.size(); ++row) order[row] = row;
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
      for (std::size_t i = 0; i < keys_.size(); ++i) {
        const int compared = Column::Compare(key_columns_[i], a, key_columns_[i], b);
        if (compared != 0) return keys_[i].descending ? compared > 0 : compared < 0;
      }
      return a < b;
    };
    if (wanted < order.size()) {
      const auto middle = order.begin() + static_cast<std::ptrdiff_t>(wanted);
      std::partial_sort(order.begin(), middle, order.end(), before);
      order.erase(middle, order.end());
    } else {
      std::sort(order.begin(), order.end(), before);
    }
    return order;
  }

  Batch TakeSorted(std::uint64_t wanted) {
    const std::vector<std::uint32_t> order = Order(wanted);
    return rows_.Take().Gather(order);
  }

  const std::vector<SortKey>& keys_;
  std::vector<Column> key_columns_;
  BatchStore rows_;
  std::size_t held_ = 0;
};

class TopKOperator : public SortingOperator {
 public:
  TopKOperator(Execution& run, const PhysicalNode& node, const TopK& top, Stage& next)
      : SortingOperator(run, node, top.keys, next), top_(top) {}

 protected:
  Result<std::uint64_t> Wanted() override {
    JITU_TRY(const std::uint64_t limit, evaluator_.Count(top_.limit));
    std::uint64_t skip = 0;
    if (top_.skip) {
      JITU_TRY(skip, evaluator_.Count(top_.skip));
    }
    return skip > std::numeric_limits<std::uint64_t>::max() - limit ? skip : skip + limit;
  }
  Result<void> Shrink() override {
    JITU_TRY(const std::uint64_t wanted, Wanted());
    if (row_count() > 8 * kBatchRows && row_count() / 2 > wanted) Cut(wanted);
    return {};
  }

 private:
  const TopK& top_;
};

}  // namespace

std::unique_ptr<Stage> MakeSort(Execution& run, const PhysicalNode& node, const Sort& sort, Stage& next) {
  return std::make_unique<SortingOperator>(run, node, sort.keys, next);
}

std::unique_ptr<Stage> MakeTopK(Execution& run, const PhysicalNode& node, const TopK& top, Stage& next) {
  return std::make_unique<TopKOperator>(run, node, top, next);
}

}  // namespace jitu::query
