"""What the ``celery`` program loads: the application of a region's workers. Started by ``shnor region worker``."""

from dagster_celery.config import DEFAULT_CONFIG, dict_wrapper
from dagster_celery.make_app import make_app
from dagster_celery.tasks import create_task

from shnor_pipeline.region.workers import addresses, celery_settings
from shnor_pipeline.settings import load_settings

_broker, _results = addresses()
app = make_app(
    {
        "broker": _broker,
        "backend": _results,
        "config_source": dict_wrapper({**DEFAULT_CONFIG, **celery_settings(load_settings())}),
    }
)
execute_plan = create_task(app)
