/// Operators that look at each row by itself: filter, project, paths, unwind, skip, limit, and waiting.
#include <algorithm>

#include "query/executor/operator.h"

namespace jitu::query {
namespace {

using graph::List;
using graph::Path;
using graph::RelationshipKey;
using graph::Value;

class FilterOperator : public PlanOperator {
 public:
  FilterOperator(Execution& run, const PhysicalNode& node, const Filter& filter, Stage& next)
      : PlanOperator(run, node, next), filter_(filter) {}

  Result<bool> Push(Batch batch) override {
    JITU_CHECK_OK(run_.Check());
    for (const BoundPtr& predicate : filter_.predicates) {
      JITU_TRY(const std::vector<std::uint32_t> rows, evaluator_.Select(predicate, batch));
      if (rows.empty()) return true;
      if (rows.size() == batch.size) continue;
      if (&predicate == &filter_.predicates.back()) batch.Keep(keep_);
      batch = batch.Gather(rows);
    }
    return Emit(std::move(batch));
  }

 private:
  const Filter& filter_;
};

class ProjectOperator : public PlanOperator {
 public:
  ProjectOperator(Execution& run, const PhysicalNode& node, const Project& project, Stage& next)
      : PlanOperator(run, node, next), project_(project) {}

  Result<bool> Push(Batch batch) override {
    JITU_CHECK_OK(run_.Check());
    std::vector<std::pair<VariableId, ColumnPtr>> made;
    for (const Projected& item : project_.items) {
      JITU_TRY(ColumnPtr column, evaluator_.Evaluate(item.expression, batch));
      const Column::Kind kind = run_.KindOfVariable(item.target);
      if (column->kind() != kind) column = std::make_shared<const Column>(column->As(kind));
      made.emplace_back(item.target, std::move(column));
    }
    for (auto& [variable, column] : made) batch.columns[variable] = std::move(column);
    return Emit(std::move(batch));
  }

 private:
  const Project& project_;
};

class BuildPathsOperator : public PlanOperator {
 public:
  BuildPathsOperator(Execution& run, const PhysicalNode& node, const BuildPaths& build, Stage& next)
      : PlanOperator(run, node, next), build_(build) {}

  Result<bool> Push(Batch batch) override {
    for (const BoundPath& path : build_.paths) {
      if (!Keeps(path.variable)) continue;
      Column column;
      for (std::size_t row = 0; row < batch.size; ++row) column.Append(PathOf(path, batch, row));
      batch.Put(path.variable, std::move(column));
    }
    return Emit(std::move(batch));
  }

 private:
  static void Walk(const RelationshipKey& key, Path& path) {
    path.nodes.push_back(key.from == path.nodes.back() ? key.to : key.from);
    path.relationships.push_back(key);
  }

  static Value PathOf(const BoundPath& form, const Batch& batch, std::size_t row) {
    Path path;
    const Value first = batch[form.nodes[0]]->At(row);
    if (first.AsNode() == nullptr) return Value();
    path.nodes.push_back(*first.AsNode());
    for (const VariableId variable : form.relationships) {
      const Value step = batch[variable]->At(row);
      if (const auto* key = step.AsRelationship()) {
        Walk(*key, path);
      } else if (const List* list = step.AsList()) {
        for (const Value& element : *list) {
          if (element.AsRelationship() != nullptr) Walk(*element.AsRelationship(), path);
        }
      } else {
        return Value();
      }
    }
    return Value(std::move(path));
  }

  const BuildPaths& build_;
};

class UnwindOperator : public PlanOperator {
 public:
  UnwindOperator(Execution& run, const PhysicalNode& node, const Unwind& unwind, Stage& next)
      : PlanOperator(run, node, next), unwind_(unwind) {}

  Result<bool> Push(Batch batch) override {
    JITU_TRY(const ColumnPtr lists, evaluator_.Evaluate(unwind_.list, batch));
    Batch kept = batch;
    kept.Keep(keep_);
    RowMaker maker(kept, {{unwind_.variable, run_.KindOfVariable(unwind_.variable)}});
    for (std::uint32_t row = 0; row < batch.size; ++row) {
      const Value value = lists->At(row);
      if (value.IsNull()) continue;
      const List single{value};
      // What is no list is taken as a list of itself.
      for (const Value& element : value.AsList() != nullptr ? *value.AsList() : single) {
        maker.Add(row);
        maker.made(0).Append(element);
        if (!maker.full()) continue;
        JITU_CHECK_OK(run_.Check());
        JITU_TRY(const bool more, Emit(maker.Take()));
        if (!more) return false;
      }
    }
    if (maker.size() == 0) return true;
    return Emit(maker.Take());
  }

 private:
  const Unwind& unwind_;
};

class SkipOperator : public PlanOperator {
 public:
  SkipOperator(Execution& run, const PhysicalNode& node, const Skip& skip, Stage& next)
      : PlanOperator(run, node, next), skip_(skip) {}

  Result<bool> Push(Batch batch) override {
    if (!left_) {
      JITU_TRY(left_, evaluator_.Count(skip_.count));
    }
    const std::uint64_t skipped = std::min<std::uint64_t>(*left_, batch.size);
    *left_ -= skipped;
    if (skipped == 0) return Emit(std::move(batch));
    std::vector<std::uint32_t> rows;
    for (auto row = static_cast<std::uint32_t>(skipped); row < batch.size; ++row) rows.push_back(row);
    batch.Keep(keep_);
    return Emit(batch.Gather(rows));
  }
  Result<void> Finish() override {
    left_.reset();
    return next_.Finish();
  }

 private:
  const Skip& skip_;
  std::optional<std::uint64_t> left_;
};

class LimitOperator : public PlanOperator {
 public:
  LimitOperator(Execution& run, const PhysicalNode& node, const Limit& limit, Stage& next)
      : PlanOperator(run, node, next), limit_(limit) {}

  Result<bool> Push(Batch batch) override {
    if (!left_) {
      JITU_TRY(left_, evaluator_.Count(limit_.count));
    }
    if (batch.size > *left_) {
      std::vector<std::uint32_t> rows;
      for (std::uint32_t row = 0; row < *left_; ++row) rows.push_back(row);
      batch.Keep(keep_);
      batch = batch.Gather(rows);
    }
    *left_ -= batch.size;
    JITU_TRY(const bool more, Emit(std::move(batch)));
    return more && *left_ > 0;
  }
  Result<void> Finish() override {
    // A wrong count is a fault even where there is no row.
    if (!left_) JITU_CHECK_OK(Checked());
    left_.reset();
    return next_.Finish();
  }

 private:
  Result<void> Checked() {
    JITU_TRY(left_, evaluator_.Count(limit_.count));
    return {};
  }

  const Limit& limit_;
  std::optional<std::uint64_t> left_;
};

class EagerOperator : public PlanOperator {
 public:
  using PlanOperator::PlanOperator;

  Result<bool> Push(Batch batch) override {
    JITU_CHECK_OK(run_.memory.Add(batch.byte_count()));
    batch.Keep(keep_);
    rows_.push_back(std::move(batch));
    return true;
  }
  Result<void> Finish() override {
    std::vector<Batch> rows = std::exchange(rows_, {});
    for (Batch& batch : rows) {
      run_.memory.Release(batch.byte_count());
      JITU_TRY(const bool more, Emit(std::move(batch)));
      if (!more) break;
    }
    return next_.Finish();
  }

 private:
  std::vector<Batch> rows_;
};

}  // namespace

std::unique_ptr<Stage> MakeFilter(Execution& run, const PhysicalNode& node, const Filter& filter, Stage& next) {
  return std::make_unique<FilterOperator>(run, node, filter, next);
}
std::unique_ptr<Stage> MakeProject(Execution& run, const PhysicalNode& node, const Project& project, Stage& next) {
  return std::make_unique<ProjectOperator>(run, node, project, next);
}
std::unique_ptr<Stage> MakeBuildPaths(Execution& run, const PhysicalNode& node, const BuildPaths& build, Stage& next) {
  return std::make_unique<BuildPathsOperator>(run, node, build, next);
}
std::unique_ptr<Stage> MakeUnwind(Execution& run, const PhysicalNode& node, const Unwind& unwind, Stage& next) {
  return std::make_unique<UnwindOperator>(run, node, unwind, next);
}
std::unique_ptr<Stage> MakeSkip(Execution& run, const PhysicalNode& node, const Skip& skip, Stage& next) {
  return std::make_unique<SkipOperator>(run, node, skip, next);
}
std::unique_ptr<Stage> MakeLimit(Execution& run, const PhysicalNode& node, const Limit& limit, Stage& next) {
  return std::make_unique<LimitOperator>(run, node, limit, next);
}
std::unique_ptr<Stage> MakeEager(Execution& run, const PhysicalNode& node, Stage& next) {
  return std::make_unique<EagerOperator>(run, node, next);
}

}  // namespace jitu::query
