# make demo    install what is missing, build, fill a demo company from CSV files, show it
# make test    install what is missing, run every test; T=deal/stages runs one transcript
# make         build the program
# make install build and copy program, manual and completions to PREFIX (/usr/local)
# make postgres   build crm-postgres, for databases on a server; make install takes it along
# make test-ha  try a cluster: Patroni and etcd; make test-shipped  the transcripts by the release binaries
# make bench bench-postgres torture fuzz order lint docs clean    see CONTRIBUTING.md

PREFIX ?= /usr/local
SWIFT ?= swift
BUILD := .build
OS := $(shell uname -s)
ORDER := Sources/crm/start.order

# The release binary: one file that runs on any Linux. Without the string-processing module and with
# the whole program optimised at once a start needs fewer instructions than that of the sqlite3 shell.
RELEASE := -c release -Xswiftc -cross-module-optimization -Xswiftc -enforce-exclusivity=unchecked \
  -Xswiftc -Xfrontend -Xswiftc -disable-implicit-string-processing-module-import \
  -Xswiftc -Xfrontend -Xswiftc -assume-single-threaded
# What a start runs lies together (see 'make order').
ifeq ($(OS),Linux)
RELEASE += --static-swift-stdlib -Xswiftc -static-executable -Xswiftc -Xfrontend -Xswiftc -function-sections \
  -Xswiftc -use-ld=lld -Xlinker --symbol-ordering-file=$(CURDIR)/$(ORDER) -Xlinker --no-warn-symbol-ordering
endif
RELEASE_PATH := $(BUILD)/static
CRM := $(BUILD)/crm
POSTGRES := $(BUILD)/crm-postgres
SOURCES := $(shell find Sources -name '*.swift' -o -name '*.modulemap' -o -name '*.h') Package.swift

# A SQLite of one's own is found through pkg-config, a static library on Linux:
#     PKG_CONFIG_PATH=/opt/sqlite/lib/pkgconfig make clean build
# 'crm version -v' says which one is in the program.
empty :=
SQLITE := $(firstword $(wildcard $(addsuffix /sqlite3.pc,$(subst :,$(empty) ,$(PKG_CONFIG_PATH)))) \
  /usr/include/sqlite3.h)

.PHONY: dummy-build bench-packages oracle-packages build order postgres demo test test-shipped test-ha bench bench-postgres torture fuzz install install-examples uninstall lint format docs clean packages test-packages

build: packages $(CRM)

$(CRM): $(SOURCES) $(SQLITE) $(ORDER)
	rm -f $(RELEASE_PATH)/release/crm
	$(SWIFT) build $(RELEASE) --scratch-path $(RELEASE_PATH) --product crm
	cp $(RELEASE_PATH)/release/crm $@.new
	strip $@.new
	@if nm $(RELEASE_PATH)/release/crm 2>/dev/null | grep -qE 'Foundation|17_StringProcessing'; then \
	  echo 'the binary holds Foundation or string processing: look for a stray import' >&2; exit 1; fi
	mv $@.new $@

# Which functions a start runs, after much has changed; then build anew.
order: build bench-packages
	sh Tests/Benchmarks/order.sh $(RELEASE_PATH)/release/crm >$(ORDER).new
	mv $(ORDER).new $(ORDER)

# The program for servers: the same commands over libpq, which is a library of the system.
postgres: packages $(POSTGRES)

$(POSTGRES): $(SOURCES) $(SQLITE)
	@$(call need,crm-postgres,/usr/include/postgresql/libpq-fe.h=libpq-dev)
	$(SWIFT) build -c release $(if $(filter Linux,$(OS)),--static-swift-stdlib) --scratch-path $(BUILD)/server \
	  --product crm-postgres
	cp $(BUILD)/server/release/crm-postgres $@.new
	strip $@.new
	mv $@.new $@

demo: packages $(CRM)
	@sh Examples/demo.sh $(CRM) $(BUILD)/demo

# The tests start the real program too, beside the test bundle, so everything is built first. With T=deal/stages
# one transcript is run, on SQLite.
test: packages test-packages
	$(SWIFT) build --build-tests --scratch-path $(BUILD)
	@$(if $(T),CRM_TRANSCRIPT=$(T) CRM_TEST_ENGINES=sqlite $(SWIFT) test --filter TranscriptTests,\
	sh Tests/Server/with-server.sh $(SWIFT) test) --skip-build --scratch-path $(BUILD)

# Every transcript by the programs as they are shipped.
test-shipped: build postgres test-packages
	$(SWIFT) build --build-tests --scratch-path $(BUILD)
	CRM_TEST_SHIPPED=1 CRM_TEST_BINARIES=$(CURDIR)/$(BUILD) \
	sh Tests/Server/with-server.sh $(SWIFT) test --skip-build --scratch-path $(BUILD) --filter TranscriptTests

# A cluster of two database nodes that loses one, changes over, and is left by its store of keys.
test-ha: packages test-packages
	@$(call need,the tests of a cluster,/usr/bin/patroni=patroni /usr/bin/etcd=etcd-server \
	/usr/lib/python3/dist-packages/psycopg2=python3-psycopg2)
	$(SWIFT) build --scratch-path $(BUILD)
	@bash Tests/Server/patroni.sh bash Tests/Server/client.sh $(CURDIR)/$(BUILD)/debug/crm

bench: packages bench-packages $(CRM)
	@status=0; bash Tests/Benchmarks/start.sh $(CRM) || status=1; \
	bash Tests/Benchmarks/bench.sh $(CRM) || status=1; \
	bash Tests/Benchmarks/questions.sh $(CRM) || status=1; \
	bash Tests/Benchmarks/duplicates.sh $(CRM) || status=1; \
	bash Tests/Benchmarks/sales.sh $(CRM) || status=1; \
	bash Tests/Benchmarks/service.sh $(CRM) || status=1; exit $$status

# The program for servers, against psql.
bench-postgres: packages test-packages bench-packages $(CRM) $(POSTGRES)
	@CRM_TEST_ENGINES= sh Tests/Server/with-server.sh bash Tests/Benchmarks/postgres.sh $(CRM)

# The program as it is built, from other sources: what the benchmark of the start-up adds commands to.
SOURCE_ROOT ?= .
dummy-build:
	$(SWIFT) build $(RELEASE) --package-path $(SOURCE_ROOT) --scratch-path $(BUILD) --product crm
	strip -o $(CRM) $(BUILD)/release/crm

torture: packages $(CRM)
	@sh Tests/Torture/torture.sh $(CRM)

# Every reader of outside bytes, then what others worked out before us (dates that recur, telephone numbers, zones,
# the order of names, domains, digests), from CRM_ORACLE_CASES random questions each, and the clock of tickets against
# a walk minute by minute over CRM_CLOCK_CASES histories.
fuzz: packages test-packages oracle-packages
	@status=0; sh Tests/Fuzz/fuzz.sh $(SWIFT) || status=1; \
	$(SWIFT) build --build-tests --scratch-path $(BUILD) && CRM_ORACLE_CASES=$${CRM_ORACLE_CASES:-20000} CRM_ORACLE_SEED=$${CRM_ORACLE_SEED:-$$(date +%s)} \
	CRM_CLOCK_CASES=$${CRM_CLOCK_CASES:-100000} \
	$(SWIFT) test --skip-build --scratch-path $(BUILD) --filter 'OracleTests|ServiceClockTests' || status=1; exit $$status

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

format:
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

# The generated papers. A test fails when they are stale.
docs: packages
	$(SWIFT) build --scratch-path $(BUILD) --product crm
	mkdir -p Man/man1 Completions
	rm -f Man/man1/*.1
	$(BUILD)/debug/crm manual Man/man1 --date $(DATE)
	$(BUILD)/debug/crm completion bash > Completions/crm.bash
	$(BUILD)/debug/crm completion zsh > Completions/_crm
	$(BUILD)/debug/crm completion fish > Completions/crm.fish
DATE ?= $(shell sed -n 's/^## [0-9.]* (\(.*\))$$/\1/p' CHANGELOG.md | head -1)

install: build install-examples
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/man/man7
	install -m 755 $(CRM) $(DESTDIR)$(PREFIX)/bin/crm
	if [ -e $(POSTGRES) ]; then install -m 755 $(POSTGRES) $(DESTDIR)$(PREFIX)/bin/crm-postgres; fi
	install -m 644 Man/man1/*.1 $(DESTDIR)$(PREFIX)/share/man/man1/
	install -m 644 Man/man7/*.7 $(DESTDIR)$(PREFIX)/share/man/man7/
	$(CRM) manual $(DESTDIR)$(PREFIX)/share/man/man1 --aliases
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	install -m 644 Completions/crm.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/crm
	install -d $(DESTDIR)$(PREFIX)/share/zsh/site-functions
	install -m 644 Completions/_crm $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_crm
	install -d $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 644 Completions/crm.fish $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/crm.fish

# The examples run from where they are put: what cron and systemd are given names that place.
DOC = $(DESTDIR)$(PREFIX)/share/doc/crm
install-examples:
	install -d $(DOC)
	cp -R Examples $(DOC)/
	for file in cron/crontab systemd/crm-remind.service systemd/crm-run.service; do \
	  sed 's|/usr/local/|$(PREFIX)/|g' Examples/$$file > $(DOC)/Examples/$$file || exit 1; done

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/crm $(DESTDIR)$(PREFIX)/bin/crm-postgres
	cd Man/man1 && for page in *.1; do rm -f $(DESTDIR)$(PREFIX)/share/man/man1/$$page; done
	grep -ls '^\.so man1/crm-' $(DESTDIR)$(PREFIX)/share/man/man1/crm-*.1 | xargs -r rm -f
	cd Man/man7 && for page in *.7; do rm -f $(DESTDIR)$(PREFIX)/share/man/man7/$$page; done
	rm -f $(DESTDIR)$(PREFIX)/share/bash-completion/completions/crm
	rm -f $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_crm
	rm -f $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/crm.fish
	rm -rf $(DESTDIR)$(PREFIX)/share/doc/crm

clean:
	rm -rf $(BUILD)

# What the build needs, and what the tests need beside it: each a file that must be there and the
# Debian package that brings it. What is missing is installed, or named.
packages:
	@$(call need,the build,$(SQLITE)=libsqlite3-dev /usr/include/utf8proc.h=libutf8proc-dev /usr/share/zoneinfo/Europe/Oslo=tzdata)

test-packages:
	@$(call need,the tests,/usr/bin/jq=jq /usr/bin/sqlite3=sqlite3 /bin/bash=bash /usr/bin/zsh=zsh \
	/usr/bin/fish=fish /usr/bin/tmux=tmux)
	@case ",$(CRM_TEST_ENGINES)," in *,postgres,*) \
	$(call need,the tests on PostgreSQL,/usr/include/postgresql/libpq-fe.h=libpq-dev /usr/lib/postgresql=postgresql \
	/usr/bin/psql=postgresql-client);; esac

bench-packages:
	@$(call need,the benchmark,/usr/bin/sqlite3=sqlite3 /usr/bin/time=time /usr/bin/valgrind=valgrind /usr/bin/jq=jq)

oracle-packages:
	@$(call need,the oracles,/usr/bin/python3=python3 $(PYTHON)/dateutil=python3-dateutil $(PYTHON)/phonenumbers=python3-phonenumbers \
	$(PYTHON)/icu=python3-icu $(PYTHON)/idna=python3-idna)
PYTHON := /usr/lib/python3/dist-packages

define need
[ $(OS) = Linux ] || exit 0; \
missing=; for pair in $(2); do [ -e "$${pair%%=*}" ] || missing="$$missing $${pair##*=}"; done; \
[ -n "$$missing" ] || exit 0; \
if ! command -v apt-get >/dev/null; then \
  echo "$(1) needs what Debian calls:$$missing" >&2; exit 1; fi; \
if [ "$$(id -u)" = 0 ]; then as=; \
elif command -v sudo >/dev/null; then as=sudo; \
else echo "$(1) needs$$missing; as root: apt-get install$$missing" >&2; exit 1; fi; \
echo "installing$$missing"; \
$$as apt-get update -qq >/dev/null; \
DEBIAN_FRONTEND=noninteractive $$as apt-get install -y -qq --no-install-recommends $$missing >/dev/null \
  || { echo "$(1) needs$$missing; as root: apt-get install$$missing" >&2; exit 1; }
endef
