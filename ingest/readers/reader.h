/// Bytes of a file to a Document. One reader per format stands in the table of reader.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/readers/document.h"
#include "schema/base/result.h"
#include "schema/model/catalog.h"

namespace jitu::ingest {

struct ReadLimits {
  std::size_t file_bytes = 64u << 20;       ///< a larger file is refused with kUnreadableInput
  std::size_t block_bytes = 1u << 20;       ///< a longer line is cut into blocks of this size, at a character
  const model::Catalog* catalog = nullptr;  ///< whose words tell the columns of forms; null: the built-in one
};

/// The whole file as one report. The reader is chosen by content first, then by the path's ending. kUnreadableInput
/// says why in both languages.
Result<Document> ReadBytes(std::string_view bytes, const std::string& path, const ReadLimits& limits = {});
Result<Document> ReadFile(const std::string& path, const ReadLimits& limits = {});

/// The reports of a file, which may lie in an archive (bundle.h), one at least: forms that follow one another are
/// reports of their own. Their paths are the file's with `!` and the name of the sheet, or the form's number.
Result<std::vector<Document>> ReadReports(const std::string& path, const ReadLimits& limits = {});

/// Whether a search of folders takes the file: by its ending, without looking inside.
bool IsReadable(const std::string& path);

}  // namespace jitu::ingest
