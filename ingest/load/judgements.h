/// What somebody judges of two names, kept in the graph as nodes Judgement, so that it holds for whatever is read
/// later.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/store/store.h"
#include "ingest/resolve/entities.h"
#include "schema/model/catalog.h"

namespace jitu::ingest {

/// Keeps the judgement in place of an earlier one of the same two names and derives anew. `verdict` is same, different
/// or unsure. kInvalidArgument for anything else, and for two names that are one. A name may be the text of an outcome.
Result<void> Judge(graph::Store& store, const model::Catalog& catalog, std::string_view verdict, const std::string& one,
                   const std::string& other, const std::string& note, const StopSignal& stop);

/// Takes back what was judged of the two names. kInvalidArgument if nothing was.
Result<void> Unjudge(graph::Store& store, const model::Catalog& catalog, const std::string& one,
                     const std::string& other, const StopSignal& stop);

/// What somebody means by a name: itself where a report has it, else the text of the only outcome that contains it.
/// kInvalidArgument, with some of them, where several do.
Result<std::string> MeantBy(const graph::Store& store, const model::Catalog& catalog, const std::string& name);

/// Those of the names that no report has; a judgement of them holds once one does.
Result<std::vector<std::string>> UnknownAmong(const graph::Store& store, const model::Catalog& catalog,
                                              const std::vector<std::string>& names);

/// What to ask next, most useful first.
Result<std::vector<Doubt>> OpenDoubts(const graph::Store& store, const model::Catalog& catalog, const StopSignal& stop);

}  // namespace jitu::ingest
