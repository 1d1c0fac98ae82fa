import { Place } from './place.entity.js';
import { Robot } from './robot.entity.js';

export { Place, Robot };

export const robotEntities = [Robot, Place];
