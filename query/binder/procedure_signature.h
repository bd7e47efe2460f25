/// What the binder has to know of a procedure; the executor has the rest.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/functions/types.h"

namespace jitu::query {

struct ProcedureSignature {
  struct Field {
    std::string name;
    TypeSet types = TypeSet::kAny;
  };
  std::string name;  ///< with its namespace: algo.wcc
  std::vector<Field> parameters;
  std::vector<Field> columns;
};

class ProcedureCatalog {
 public:
  virtual ~ProcedureCatalog() = default;
  /// Nothing if there is none of that name.
  virtual const ProcedureSignature* Find(std::string_view name) const = 0;
};

}  // namespace jitu::query
