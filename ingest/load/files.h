/// Which files a command line means.
#pragma once

#include <string>
#include <vector>

#include "schema/base/result.h"

namespace jitu::ingest {

struct FileList {
  std::vector<std::string> files;    ///< canonical paths, sorted, each once
  std::vector<std::string> passed;   ///< found in folders, of no format that is read; sorted
  std::vector<std::string> bundles;  ///< archives that were opened; sorted
  std::vector<Error> unreadable;     ///< paths that do not exist, folders without rights
};

/// Folders are searched for the formats that ingest reads; a file that is named is taken whatever its ending. Hidden
/// files and folders are passed over, links to folders are not followed. Archives stand for the files in them
/// (`bundle.zip!a.docx`).
FileList FindFiles(const std::vector<std::string>& paths);

}  // namespace jitu::ingest
