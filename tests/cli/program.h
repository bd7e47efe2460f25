/// Runs the real program, as a person or a script does.
#pragma once

#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace jitu::tests {

struct Finished {
  int status = -1;  ///< exit status; -1 if a signal ended it
  std::string out;
  std::string err;
};

/// `jitu` with these arguments, in an English UTF-8 locale. `limit_file_bytes` > 0 makes larger writes fail, as a full
/// disk does.
Finished Run(const std::vector<std::string>& arguments, const std::string& input = "",
             std::size_t limit_file_bytes = 0);

/// The same at a terminal: `out` is all that came to its screen.
Finished RunAtTerminal(const std::vector<std::string>& arguments);

/// Starts it and does not wait; its output is thrown away.
pid_t Start(const std::vector<std::string>& arguments);

/// Ends it as Ctrl-C does and waits; its exit status, -1 if a signal ended it or if it lived on for 20 seconds.
int Interrupt(pid_t child);

/// A folder of its own that goes away with the test.
class Folder {
 public:
  explicit Folder(const std::string& name);
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  std::string Write(const std::string& name, const std::string& bytes) const;

 private:
  std::filesystem::path path_;
};

/// A small report in the common layout, different for every number.
std::string SampleReport(int number);

}  // namespace jitu::tests
