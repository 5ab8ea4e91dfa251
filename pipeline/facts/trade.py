from pipeline.facts.claim import TradeClaim
from pipeline.facts.scene import Scene


def read_trade(scene: Scene) -> tuple[TradeClaim, ...]:
    return ()
