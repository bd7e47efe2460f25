/// How a bundle's source files are read. Readers are no part of these rooms: main.cpp hands one in.
#pragma once

#include <functional>
#include <string>

#include "schema/base/result.h"

namespace jitu::query::exporting {

/// A report as it is read from a file: what its passages' places count in, and the digest it goes by.
struct SourceText {
  std::string sha256;
  std::string text;
};

/// Of the report that was once read at that path, which may go on behind the file's with `!` and its name inside.
using SourceReader = std::function<Result<SourceText>(const std::string& report_path)>;

}  // namespace jitu::query::exporting
