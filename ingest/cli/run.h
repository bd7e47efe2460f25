/// What the longer commands do, apart from how their arguments are written. Each gives the exit status.
#pragma once

#include "ingest/cli/options.h"
#include "schema/base/stop.h"

namespace jitu::ingest {

int RunIngest(const Options& options, const StopSignal& stop);
int RunShow(const Options& options);

}  // namespace jitu::ingest
