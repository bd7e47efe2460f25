/// Bytes of a file to a Document. One reader per format stands in the table of reader.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/readers/document.h"
#include "schema/base/result.h"
#include "schema/base/stop.h"
#include "schema/model/catalog.h"

namespace jitu::ingest {

struct ReadLimits {
  std::size_t file_bytes = 64u << 20;       ///< a larger file is refused with kUnreadableInput
  std::size_t block_bytes = 1u << 20;       ///< a longer line is cut into blocks of this size, at a character
  bool ocr = false;                         ///< recognise the text of scans, which takes seconds a page
  StopSignal stop;                          ///< ends the programs that convert; then kCancelled
  const model::Catalog* catalog = nullptr;  ///< whose words tell the columns of forms; null: the built-in one
};

/// The whole file as one report. The reader is chosen by content first, then by the path's ending. kUnreadableInput
/// says why in both languages.
Result<Document> ReadBytes(std::string_view bytes, const std::string& path, const ReadLimits& limits = {});
Result<Document> ReadFile(const std::string& path, const ReadLimits& limits = {});

/// The reports of a file, which may lie in an archive (bundle.h), one at least: forms that follow one another are
/// reports of their own. Their paths are the file's with `!` and the name of the sheet, or the form's number.
Result<std::vector<Document>> ReadReports(const std::string& path, const ReadLimits& limits = {});

/// A file in memory, to be known by its digest before it is read.
struct InputFile {
  std::string path;
  std::string bytes;
  std::string sha256;
};
Result<InputFile> LoadFile(const std::string& path, const ReadLimits& limits = {});
Result<std::vector<Document>> ReadReports(const InputFile& file, const ReadLimits& limits = {});

/// The one that ReadReports gave this path: a file's, an archive's, or one of several in a file.
Result<Document> ReadReport(const std::string& report_path, const ReadLimits& limits = {});

/// The digest of the report that ReadReports makes of the file at that path, which is the file's or begins with it and
/// `!`.
std::string ReportSha256(const InputFile& file, const std::string& report_path);

/// Which reader takes the bytes; empty if none does.
std::string_view FormatOf(std::string_view bytes, const std::string& path);
/// Which reader the path's ending promises.
std::string_view FormatNamed(const std::string& path);

/// Whether a search of folders takes the file: by its ending, without looking inside.
bool IsReadable(const std::string& path);

}  // namespace jitu::ingest
