/// Parts of an Office Open XML file (ISO/IEC 29500-2), found by what relates them: programs name them as they like.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/readers/archive.h"
#include "ingest/readers/markup.h"
#include "schema/base/result.h"

namespace jitu::ingest {

class OfficePackage {
 public:
  /// `usual` is where most programs put the main part; there it is sought where nothing relates to it. `bytes` must
  /// outlive the package.
  static Result<OfficePackage> Open(std::string_view bytes, std::string_view usual);

  /// No tree where there is no such part. Trees live as long as the package.
  MarkupNode Main() const { return main_; }
  /// The part that the main one names its styles, footnotes, sharedStrings...
  Result<MarkupNode> Related(std::string_view kind);
  /// What the main part calls by an r:id; empty if it is not there.
  Result<std::string> ById(std::string_view id);

 private:
  explicit OfficePackage(Archive archive) : archive_(std::move(archive)) {}
  Result<MarkupNode> Part(const std::string& name);
  std::string Resolved(std::string_view target) const;

  Archive archive_;
  std::vector<Markup> kept_;
  MarkupNode main_;
  std::string folder_;                                     ///< of the main part, with its stroke
  std::map<std::string, std::string, std::less<>> kinds_;  ///< the names of parts, by the end of the relation's type
  std::map<std::string, std::string, std::less<>> ids_;
};

}  // namespace jitu::ingest
