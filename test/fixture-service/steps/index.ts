export { BedWateredTrigger } from './bed-watered.trigger.js';
export { ListDislikesQuery } from './list-dislikes.query.js';
export { ListLikesQuery } from './list-likes.query.js';
export { ListMeasurementsQuery } from './list-measurements.query.js';
export { ListPicturesQuery } from './list-pictures.query.js';
export { OpenWindowAction } from './open-window.action.js';
export { PostNoteAction } from './post-note.action.js';
export { PotMovedTrigger } from './pot-moved.trigger.js';
