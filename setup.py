"""The build steps that pyproject.toml cannot express: codebook and gazetteer are compiled into the wheel."""

import sys
from pathlib import Path
from types import ModuleType

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).parent
# A build has ruamel.yaml and no more: the package is made known by its folder, without loading what it exports.
package = ModuleType("onrecord")
package.__path__ = [str(HERE / "src" / "onrecord")]
sys.modules["onrecord"] = package

from onrecord.codebook.gazetteer_file import COMPILED_GAZETTEER, write_gazetteer  # noqa: E402  (the package stands above)
from onrecord.codebook.rows import COMPILED, digest, dump, read_folder  # noqa: E402

DATA = Path("onrecord", "codebook", "data")


class BuildWithCodebook(build_py):
    """Copies the package; puts the codebook's data files, checked and as one file, and the gazetteer beside them.

    Only into a build: in the source tree, and in an editable install, the data files themselves are read, and the
    gazetteer is compiled once into the user's cache.
    """

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            source = HERE / "src" / DATA
            target = Path(self.build_lib) / DATA / COMPILED
            target.write_text(dump(read_folder(source), digest(source)), "utf-8")
            write_gazetteer(target.with_name(COMPILED_GAZETTEER))


setup(cmdclass={"build_py": BuildWithCodebook})
