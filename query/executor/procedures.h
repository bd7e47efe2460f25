/// Procedures for CALL. A new one is a line in the table in procedures.cpp with its signature and function.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/value.h"
#include "query/binder/procedure_signature.h"
#include "query/executor/column.h"
#include "query/executor/graph_reader.h"
#include "schema/base/result.h"

namespace jitu::query {

/// Gets the rows of a procedure; false: no more are wanted.
class RowSink {
 public:
  virtual ~RowSink() = default;
  /// One row, a value per column of the signature.
  virtual Result<bool> operator()(std::vector<graph::Value> row) const = 0;
  /// Many rows, a column per column of the signature: for whoever has as many as there are nodes.
  virtual Result<bool> Take(std::vector<Column> columns) const = 0;
};
using Procedure =
    std::function<Result<void>(GraphReader& graph, const std::vector<graph::Value>& arguments, const RowSink& sink)>;

class ProcedureTable : public ProcedureCatalog {
 public:
  /// With all built-in procedures.
  ProcedureTable();

  const ProcedureSignature* Find(std::string_view name) const override;
  const Procedure* FindProcedure(const ProcedureSignature& signature) const;
  /// Adds one, or takes the place of the one of that name.
  void Register(ProcedureSignature signature, Procedure procedure);

 private:
  struct Entry {
    ProcedureSignature signature;
    Procedure procedure;
  };
  std::vector<std::unique_ptr<Entry>> entries_;
};

/// The nodes a text of TRACE means where nobody registered anything better: those whose property is the text itself,
/// else those whose text has at least half of its terms.
Result<void> FindByText(GraphReader& graph, std::string_view label, std::string_view property, const graph::Value& text,
                        const RowSink& sink);

}  // namespace jitu::query
