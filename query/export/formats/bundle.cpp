/// bundle: JSON lines that `jitu verify-bundle` proves again.
#include "query/export/bundle.h"

#include "query/export/format.h"

namespace jitu::query::exporting {

Result<void> WriteBundle(const Content& content, Output& output) {
  JITU_TRY(OutputFile * file, output.File());
  return EachBundleLine(content, [&](std::string_view line) -> Result<void> {
    file->Write(line);
    file->Write("\n");
    return {};
  });
}

}  // namespace jitu::query::exporting
