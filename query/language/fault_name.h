/// What openCypher calls a fault: for programs that compare, and for protocols that carry such names.
#pragma once

#include <string>

#include "schema/base/error.h"

namespace jitu::query {

struct FaultName {
  std::string type;  ///< SyntaxError, TypeError, ArgumentError ...
  bool at_compile_time = false;
  std::string detail;  ///< UndefinedVariable ...; empty where openCypher has no name for it
};

/// Read from the error's code and place. Most details belong to one type; where a detail may be of several, the place
/// says which: "1:8 (TypeError: InvalidArgumentType)".
FaultName FaultNameOf(const Error& error);

}  // namespace jitu::query
