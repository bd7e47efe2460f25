/// The step "there exists a procedure SIGNATURE": a procedure that answers from a table.
#pragma once

#include <string>
#include <vector>

#include "query/executor/engine.h"
#include "tests/tck/gherkin.h"

namespace jitu::tck {

/// `signature` is "name(in :: TYPE?, ...) :: (out :: TYPE?, ...):"; the table's first row names the columns, inputs
/// first. Empty, or what could not be understood.
std::string RegisterTable(query::Engine& engine, const std::string& signature, const std::vector<Row>& table);

}  // namespace jitu::tck
