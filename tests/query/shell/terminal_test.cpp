/// The shell at a pseudo-terminal, as a person has it.
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <fstream>
#include <poll.h>
#include <pty.h>
#include <sstream>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "tests/cli/program.h"

namespace jitu::tests {
namespace {

class Terminal {
 public:
  Terminal(const std::string& db, const std::string& home) {
    winsize size{40, 120, 0, 0};
    child_ = forkpty(&screen_, nullptr, nullptr, &size);
    if (child_ == 0) {
      setenv("LC_ALL", "C.UTF-8", 1);
      setenv("TERM", "xterm", 1);
      setenv("XDG_STATE_HOME", home.c_str(), 1);
      execl(JITU_PROGRAM, JITU_PROGRAM, "shell", "--db", db.c_str(), nullptr);
      _exit(127);
    }
    Await("jitu> ");
  }

  ~Terminal() {
    if (child_ > 0) {
      kill(child_, SIGKILL);
      waitpid(child_, nullptr, 0);
    }
    close(screen_);
  }

  /// Types, and waits for `expected` to stand on the screen after that; gives back what came. Keys that come before the
  /// shell reads them one by one are thrown away, so it waits for that.
  std::string Type(const std::string& keys, const std::string& expected) {
    AwaitThat([&] { return ReadsKeys(); }, "a prompt that reads keys");
    seen_.clear();
    REQUIRE(write(screen_, keys.data(), keys.size()) == static_cast<ssize_t>(keys.size()));
    return Await(expected);
  }

  /// Its exit status; -1 where it does not end.
  int Leave() {
    AwaitThat([&] { return ReadsKeys(); }, "a prompt that reads keys");
    for (int tries = 0; tries < 40; ++tries) {
      const char end = '\x04';
      [[maybe_unused]] const ssize_t typed = write(screen_, &end, 1);  // fails where it has ended
      for (int waits = 0; waits < 5; ++waits) {
        int status = 0;
        if (waitpid(child_, &status, WNOHANG) == child_) {
          child_ = 0;
          return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        }
        if (!Look()) usleep(100'000);
      }
    }
    return -1;
  }

 private:
  std::string Await(const std::string& expected) {
    return AwaitThat([&] { return seen_.find(expected) != std::string::npos; }, expected);
  }

  template <class Condition>
  std::string AwaitThat(const Condition& holds, const std::string& expected) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!holds()) {
      if (std::chrono::steady_clock::now() > deadline) FAIL("not seen: " << expected << " in: " << seen_);
      if (!Look()) FAIL("ended before: " << expected << " in: " << seen_);
    }
    return seen_;
  }

  /// The terminal hands on each key, not whole lines.
  bool ReadsKeys() const {
    termios mode{};
    return tcgetattr(screen_, &mode) == 0 && (mode.c_lflag & ICANON) == 0;
  }

  /// Takes in what has come to the screen, within a tenth of a second. False where nothing can come any more.
  bool Look() {
    pollfd waiting{screen_, POLLIN, 0};
    if (poll(&waiting, 1, 100) <= 0) return true;
    char buffer[4096];
    const ssize_t got = read(screen_, buffer, sizeof buffer);
    if (got <= 0) return false;
    seen_.append(buffer, static_cast<std::size_t>(got));
    return true;
  }

  int screen_ = -1;
  pid_t child_ = -1;
  std::string seen_;
};

struct Place {
  Folder folder;
  std::string db;

  explicit Place(const std::string& name) : folder(name), db(folder / "g") {
    REQUIRE(Run({"ingest", "--db", db, "tests/reports/yunshan-commerce-2022.txt"}).status == 0);
  }
};

TEST_CASE("Tab completes labels, properties and Chinese names, and Enter answers with the time it took") {
  const Place place("shell-completes");
  Terminal terminal(place.db, place.folder / "state");
  terminal.Type("MATCH (u:Uni\t", "t");
  terminal.Type(" {na\t", "me");
  terminal.Type(": '云山市商\t", "务局");
  const std::string answer = terminal.Type("'}) RETURN count(u) AS units\n", " ms");
  CHECK(answer.find("units") != std::string::npos);
  CHECK(answer.find("1 rows") != std::string::npos);
  CHECK(terminal.Leave() == 0);
}

TEST_CASE("an unfinished statement goes on in the next line") {
  const Place place("shell-lines");
  Terminal terminal(place.db, place.folder / "state");
  terminal.Type("MATCH (u:Unit)\n", "... ");
  terminal.Type("RETURN count(u) > 0 AS some\n", "true");
  CHECK(terminal.Leave() == 0);
}

TEST_CASE("a caret stands under the right Chinese character") {
  const Place place("shell-caret");
  Terminal terminal(place.db, place.folder / "state");
  const std::string said = terminal.Type("RETURN '云山' AS 甲, 乙\n", "^");
  // "RETURN '" 8, 云山 4, "' AS " 5, 甲 2, ", " 2: 乙 stands in column 22, after 21 blanks.
  CHECK(said.find("\r\n" + std::string(21, ' ') + "^") != std::string::npos);
  CHECK(terminal.Leave() == 0);
}

TEST_CASE("Ctrl-C drops the line and not the shell") {
  const Place place("shell-interrupt");
  Terminal terminal(place.db, place.folder / "state");
  terminal.Type("MATCH (n\x03", "jitu> ");
  terminal.Type("RETURN 6 * 7 AS x\n", "42");
  CHECK(terminal.Leave() == 0);
}

TEST_CASE("parameters, exports and history of an earlier shell") {
  const Place place("shell-commands");
  const std::string file = place.folder / "out.csv";
  {
    Terminal terminal(place.db, place.folder / "state");
    terminal.Type(":param x 20\n", "jitu> ");
    terminal.Type("RETURN $x + 1 AS sum\n", "21");
    terminal.Type(":export csv " + file + "\n", "wrote");
    CHECK(terminal.Leave() == 0);
  }
  std::ifstream in(file);
  std::stringstream text;
  text << in.rdbuf();
  CHECK(text.str() == "sum\r\n21\r\n");
  Terminal terminal(place.db, place.folder / "state");
  terminal.Type("\x1b[A\x1b[A", "RETURN $x + 1 AS sum");
}

TEST_CASE("a statement that writes is seen by the next one") {
  const Place place("shell-writes");
  Terminal terminal(place.db, place.folder / "state");
  terminal.Type("CREATE (:Place {name: '新地方'})\n", "jitu> ");
  terminal.Type("MATCH (p:Place {name: '新地方'}) RETURN count(p) + 100 AS n\n", "101");
  CHECK(terminal.Leave() == 0);
}

TEST_CASE("from a pipe statements end with a semicolon, and a fault gives its exit status") {
  const Place place("shell-pipe");
  const Finished good = Run({"shell", "--db", place.db}, "RETURN 1 AS a;\nRETURN\n2 AS b;\n");
  CHECK(good.status == 0);
  CHECK(good.out == "[{\"a\":1}]\n[{\"b\":2}]\n");
  CHECK(Run({"shell", "--db", place.db}, "RETURN x;\n").status == 1);
  CHECK(Run({"shell", "--db", place.folder / "nowhere"}, "").status == 3);
}

}  // namespace
}  // namespace jitu::tests
