/// Which of the files take LibreOffice: it is too large to be asked for by every run of the tests.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace jitu::tests {

inline bool HasOffice() { return std::filesystem::exists("/usr/bin/soffice"); }

inline bool TakesOffice(std::string_view path) {
  for (const std::string_view ending : {".xls", ".ods", ".rtf", ".odt", "qingling-transport-form-2022.doc"}) {
    if (path.ends_with(ending)) return true;
  }
  return false;
}

}  // namespace jitu::tests
