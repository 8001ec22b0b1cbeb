"""``python -m shnor_pipeline.cli``: the same command where scripts are not on the path."""

from shnor_pipeline.cli.main import main

if __name__ == "__main__":
    main()
