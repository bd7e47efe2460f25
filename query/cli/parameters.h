/// Parameters of a statement as the command line gives them.
#pragma once

#include <string>
#include <vector>

#include "graph/model/value.h"
#include "schema/base/result.h"

namespace jitu::query {

/// name=json. What is no JSON is taken as the string it looks like: a shell makes quotes a nuisance.
Result<graph::Map> ParametersOf(const std::vector<std::string>& written);

}  // namespace jitu::query
