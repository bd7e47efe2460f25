/// Where rows get their nodes from: scans, index look-ups, property reads.
#include <algorithm>
#include <cmath>

#include "query/executor/operator.h"

namespace jitu::query {
namespace {

using graph::NodeBlock;
using graph::Projection;
using graph::Value;
using graph::Vertex;

Projection ProjectionOf(const std::vector<PropertyRead>& reads) {
  Projection projection;
  for (const PropertyRead& read : reads) projection.properties.push_back(read.property);
  return projection;
}

/// For each row of the input, every node that a scan finds.
class ScanningOperator : public PlanOperator {
 public:
  ScanningOperator(Execution& run, const PhysicalNode& node, Stage& next, VariableId variable,
                   const std::vector<PropertyRead>& reads)
      : PlanOperator(run, node, next), variable_(variable), reads_(reads) {}

 protected:
  // Only rows [from, to) of the input are joined with the nodes.
  Result<bool> ScanFor(const Batch& input, std::uint32_t from, std::uint32_t to, graph::ScanSpec spec) {
    spec.projection = ProjectionOf(reads_);
    std::vector<std::pair<VariableId, Column::Kind>> made{{variable_, Column::Kind::kNodes}};
    for (const PropertyRead& read : reads_) made.emplace_back(read.target, Column::Kind::kValues);
    RowMaker maker(input, made);
    bool more = true;
    std::optional<Error> fault;
    const auto flush = [&] {
      auto pushed = run_.Check() ? Emit(maker.Take()) : Result<bool>(run_.Check().error());
      more = pushed && pushed.value();
      if (!pushed) fault = std::move(pushed).error();
    };
    const auto take = [&](const NodeBlock& block) {
      for (std::uint32_t row = from; row < to; ++row) {
        for (std::size_t i = 0; i < block.size() && more; ++i) {
          maker.Add(row);
          maker.made(0).Append(block.id[i]);
          for (std::size_t k = 0; k < reads_.size(); ++k) maker.made(k + 1).Append(block.columns[k][i]);
          if (maker.full()) flush();
        }
      }
      return more;
    };
    JITU_CHECK_OK(run_.graph.Scan(spec, take));
    if (more && maker.size() > 0) flush();
    if (fault) return *std::move(fault);
    return more;
  }

  // The same where the run reads from a view; nothing if that does not keep the properties.
  std::optional<Result<bool>> GiveVertices(const Batch& input, std::uint32_t from, std::uint32_t to,
                                           std::span<const Vertex> vertices) {
    const graph::GraphView& view = *run_.graph.view();
    std::vector<graph::PropertyReader> properties;
    for (const PropertyRead& read : reads_) {
      const auto property = view.Property(read.property);
      if (!property) return std::nullopt;
      properties.push_back(*property);
    }
    RowMaker maker(input, {{variable_, Column::Kind::kNodes}});
    const auto flush = [&]() -> Result<bool> {
      JITU_CHECK_OK(run_.Check());
      Batch batch = maker.Take();
      for (std::size_t i = 0; i < reads_.size(); ++i) {
        batch.Put(reads_[i].target, Column::OfProperty(properties[i], batch[variable_]->vertices()));
      }
      return Emit(std::move(batch));
    };
    for (std::size_t begin = 0; begin < vertices.size(); begin += kBatchRows) {
      const auto some = vertices.subspan(begin, std::min(kBatchRows, vertices.size() - begin));
      for (std::uint32_t row = from; row < to; ++row) {
        maker.Add(row, some.size());
        maker.made(0).Append(view, some);
        if (!maker.full()) continue;
        auto more = flush();
        if (!more || !more.value()) return more;
      }
    }
    if (maker.size() > 0) return flush();
    return true;
  }

 private:
  VariableId variable_;
  const std::vector<PropertyRead>& reads_;
};

class NodeScanOperator : public ScanningOperator {
 public:
  NodeScanOperator(Execution& run, const PhysicalNode& node, const NodeScan& scan, Stage& next)
      : ScanningOperator(run, node, next, scan.node, scan.reads), scan_(scan) {}

  Result<bool> Push(Batch batch) override {
    graph::ScanSpec spec;
    if (!scan_.label_name.empty()) {
      spec.label = scan_.label ? scan_.label : run_.tokens.FindLabel(scan_.label_name);
      if (!spec.label) return true;
    }
    if (const graph::GraphView* view = run_.graph.view()) {
      const graph::VertexList vertices = view->Vertices(spec.label);
      if (auto done = GiveVertices(batch, 0, static_cast<std::uint32_t>(batch.size), vertices.all))
        return *std::move(done);
    }
    return ScanFor(batch, 0, static_cast<std::uint32_t>(batch.size), spec);
  }

 private:
  const NodeScan& scan_;
};

class IndexSeekOperator : public ScanningOperator {
 public:
  IndexSeekOperator(Execution& run, const PhysicalNode& node, const IndexSeek& seek, Stage& next)
      : ScanningOperator(run, node, next, seek.node, seek.reads), seek_(seek) {}

  Result<bool> Push(Batch batch) override {
    JITU_TRY(const ColumnPtr values, evaluator_.Evaluate(seek_.value, batch));
    const auto rows = static_cast<std::uint32_t>(batch.size);
    if (values->is_constant()) return Seek(batch, 0, rows, values->At(0));
    for (std::uint32_t row = 0; row < rows; ++row) {
      JITU_TRY(const bool more, Seek(batch, row, row + 1, values->At(row)));
      if (!more) return false;
    }
    return true;
  }

 private:
  Result<bool> Seek(const Batch& batch, std::uint32_t from, std::uint32_t to, const Value& value) {
    if (value.IsNull()) return true;
    if (run_.graph.view() != nullptr && value.AsFloat() == nullptr) {
      if (const auto found = run_.graph.view()->FindValue(seek_.index, value)) {
        if (auto done = GiveVertices(batch, from, to, *found)) return *std::move(done);
      }
    }
    JITU_TRY(const bool more, SeekExactly(batch, from, to, value));
    // 1 = 1.0, but the two stand apart in an index.
    if (const auto* integer = value.AsInteger(); more && integer != nullptr) {
      return SeekExactly(batch, from, to, Value(static_cast<double>(*integer)), graph::EncodeOrdered(value));
    }
    const auto* number = value.AsFloat();
    if (more && number != nullptr && std::fabs(*number) < 9e18 && std::floor(*number) == *number) {
      return SeekExactly(batch, from, to, Value(static_cast<std::int64_t>(*number)), graph::EncodeOrdered(value));
    }
    return more;
  }

  Result<bool> SeekExactly(const Batch& batch, std::uint32_t from, std::uint32_t to, const Value& value,
                           const std::string& sought_before = {}) {
    std::string key = graph::EncodeOrdered(value);
    if (key == sought_before) return true;
    graph::ScanSpec spec;
    spec.range = graph::ScanSpec::Range{seek_.index, key, key, true, true};
    // A statement's own new nodes are offered too, so the label has to be asked for.
    spec.label = run_.pending.empty() ? std::nullopt : run_.tokens.FindLabel(seek_.label_name);
    return ScanFor(batch, from, to, std::move(spec));
  }

  const IndexSeek& seek_;
};

class ReadPropertiesOperator : public PlanOperator {
 public:
  ReadPropertiesOperator(Execution& run, const PhysicalNode& node, const ReadProperties& read, Stage& next)
      : PlanOperator(run, node, next), read_(read), projection_(ProjectionOf(read.reads)) {
    projection_.labels = !read.labels.empty();
  }

  Result<bool> Push(Batch batch) override {
    JITU_CHECK_OK(run_.Check());
    if (run_.graph.view() != nullptr) {
      if (auto done = ReadFromView(batch)) return *std::move(done);
    }
    const Column nodes = batch[read_.node]->As(Column::Kind::kNodes);
    JITU_TRY(NodeRows rows, run_.graph.Read(nodes.nodes(), projection_));
    for (std::uint32_t row = 0; row < batch.size && !run_.pending.empty(); ++row) {
      if (rows.found[row] == 0 && run_.pending.IsGone(nodes.nodes()[row])) {
        return NamedFault("DeletedEntityAccess", Say("要读的节点已被这条语句删除",
                                                     "a node that is read has been deleted by the same statement"));
      }
    }
    for (std::size_t i = 0; i < read_.reads.size(); ++i) {
      batch.Put(read_.reads[i].target, Column::OfValues(std::move(rows.columns[i])));
    }
    if (read_.labels.empty()) return Emit(std::move(batch));
    std::vector<std::uint32_t> kept;
    for (std::uint32_t row = 0; row < batch.size; ++row) {
      const auto& has = rows.labels[row];
      const bool all = rows.found[row] != 0 &&
                       std::all_of(read_.labels.begin(), read_.labels.end(),
                                   [&](LabelId label) { return std::binary_search(has.begin(), has.end(), label); });
      if (all) kept.push_back(row);
    }
    if (kept.size() == batch.size) return Emit(std::move(batch));
    batch.Keep(keep_);
    return Emit(batch.Gather(kept));
  }

 private:
  // Nothing if the view does not keep one of the properties.
  std::optional<Result<bool>> ReadFromView(Batch& batch) {
    const graph::GraphView& view = *run_.graph.view();
    std::vector<graph::PropertyReader> properties;
    for (const PropertyRead& read : read_.reads) {
      const auto property = view.Property(read.property);
      if (!property) return std::nullopt;
      properties.push_back(*property);
    }
    std::vector<Vertex> vertices = VerticesOf(*batch[read_.node]);
    std::vector<std::uint32_t> kept;
    if (!read_.labels.empty()) view.AppendRowsWith(read_.labels, vertices, kept);
    for (std::size_t i = 0; i < properties.size(); ++i) {
      batch.Put(read_.reads[i].target, Column::OfProperty(properties[i], vertices));
    }
    if (read_.labels.empty() || kept.size() == batch.size) return Emit(std::move(batch));
    batch.Keep(keep_);
    return Emit(batch.Gather(kept));
  }

  const ReadProperties& read_;
  Projection projection_;
};

}  // namespace

std::unique_ptr<Stage> MakeNodeScan(Execution& run, const PhysicalNode& node, const NodeScan& scan, Stage& next) {
  return std::make_unique<NodeScanOperator>(run, node, scan, next);
}

std::unique_ptr<Stage> MakeIndexSeek(Execution& run, const PhysicalNode& node, const IndexSeek& seek, Stage& next) {
  return std::make_unique<IndexSeekOperator>(run, node, seek, next);
}

std::unique_ptr<Stage> MakeReadProperties(Execution& run, const PhysicalNode& node, const ReadProperties& read,
                                          Stage& next) {
  return std::make_unique<ReadPropertiesOperator>(run, node, read, next);
}

}  // namespace jitu::query
